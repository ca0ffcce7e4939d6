using System.Text.Json;
using McpGateway.Mcp.Http;
using McpGateway.Mcp.Messages;
using McpGateway.Tools;

namespace McpGateway.Mcp.Methods;

/// <summary><c>tools/list</c> and <c>tools/call</c>: the wire's side of <see cref="ToolCalls"/>.</summary>
internal sealed class ToolMethods(ToolCalls tools, McpChallenge challenge)
{
    // No longer than a role may be stale by default (promise S1).
    private static readonly TimeSpan listLifetime = TimeSpan.FromMinutes(1);

    // ChatGPT offers to connect again with more scopes when it finds the challenge in a result, and shows a bare 403
    // as a failure.
    private const string ChallengedInResults = "OpenAI";

    public async ValueTask ListAsync(McpCall call)
    {
        if (call.Envelope.Param("cursor").ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null))
        {
            await call.RefuseAsync(McpError.InvalidParams("The list has one page; params.cursor was never given out."));
            return;
        }

        var list = await tools.ListAsync(call.Caller, call.Cancelled);
        await call.AnswerAsync((list, call.Era), static (writer, answer) =>
        {
            writer.WritePropertyName("tools"u8);
            writer.WriteRawValue(answer.list.Span, skipInputValidation: true);
            CacheHints.WriteFor(answer.Era, writer, listLifetime);
        });
    }

    public async ValueTask CallAsync(McpCall call)
    {
        if (CallParams.TryRead(call, out var request) is { } wrong)
        {
            await call.RefuseAsync(wrong);
            return;
        }

        var answer = await tools.CallAsync(call.Caller, request, call.Cancelled);
        using var data = answer as ToolAnswer.Data;
        await (answer switch
        {
            ToolAnswer.Data => call.AnswerAsync(data!, WriteData, WriteDataMeta),
            ToolAnswer.Told told => call.AnswerAsync(told, WriteNotice),
            ToolAnswer.Asked asked => call.AnswerAsync(asked, UserQuestion.Write, isComplete: false),
            ToolAnswer.Refused refused => call.AnswerAsync((refused.Message, call.Caller.RequestId), WriteRefusal),
            ToolAnswer.UnknownTool => call.RefuseAsync(McpError.InvalidParams(
                "There is no tool of this name for this connection; tools/list shows those there are.")),
            ToolAnswer.InsufficientScope lacking => ChallengeAsync(call, lacking),
            var other => throw new InvalidOperationException($"No answer is written for {other.GetType().Name}."),
        });
    }

    private ValueTask ChallengeAsync(McpCall call, ToolAnswer.InsufficientScope lacking)
    {
        var words = challenge.InsufficientScope(call.Organizer, lacking.Needed, call.Caller.Scopes, lacking.Message);
        if (call.Caller.Provider == ChallengedInResults)
        {
            return call.AnswerAsync((lacking.Message, call.Caller.RequestId, words), WriteRefusal, WriteChallenge);
        }

        call.Context.Response.Headers.WWWAuthenticate = words;
        return call.RefuseAsync(McpError.InsufficientScope(lacking.Message));
    }

    private static void WriteRefusal(
        Utf8JsonWriter writer, (string Message, string RequestId, string Challenge) refusal) =>
        WriteRefusal(writer, (refusal.Message, refusal.RequestId));

    private static void WriteChallenge(
        Utf8JsonWriter writer, (string Message, string RequestId, string Challenge) refusal)
    {
        writer.WriteStartArray("mcp/www_authenticate"u8);
        writer.WriteStringValue(refusal.Challenge);
        writer.WriteEndArray();
    }

    // Structured for clients that read it, text for those that do not (server/tools §Structured Content).
    private static void WriteData(Utf8JsonWriter writer, ToolAnswer.Data data)
    {
        WriteTextStart(writer);
        if (data.Text.IsEmpty)
        {
            JsonText.Write(writer, data.Json.Span);
        }
        else
        {
            writer.WriteRawValue(data.Text.Span, skipInputValidation: true);
        }

        if (data.Repetition is { } repetition)
        {
            writer.WriteEndObject();
            WriteTextItem(writer);
            writer.WriteStringValue(repetition);
        }

        WriteTextEnd(writer);
        writer.WritePropertyName("structuredContent"u8);
        writer.WriteRawValue(data.Json.Span, skipInputValidation: true);
    }

    private static void WriteDataMeta(Utf8JsonWriter writer, ToolAnswer.Data data)
    {
        if (data.Repetition is not null)
        {
            writer.WriteBoolean("gateway/repeated"u8, true);
        }

        if (!data.UntrustedPaths.IsEmpty)
        {
            writer.WritePropertyName("gateway/untrusted"u8);
            writer.WriteRawValue(data.UntrustedPaths.Span, skipInputValidation: true);
        }
    }

    private static void WriteNotice(Utf8JsonWriter writer, ToolAnswer.Told told)
    {
        WriteTextStart(writer);
        writer.WriteStringValue(told.Message);
        WriteTextEnd(writer);
        writer.WritePropertyName("structuredContent"u8);
        writer.WriteRawValue(told.Json.Span, skipInputValidation: true);
    }

    private static void WriteRefusal(Utf8JsonWriter writer, (string Message, string RequestId) refusal)
    {
        WriteTextStart(writer);
        writer.WriteStringValue($"{refusal.Message} (request id {refusal.RequestId})");
        WriteTextEnd(writer);
        writer.WriteBoolean("isError"u8, true);
    }

    private static void WriteTextStart(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("content"u8);
        WriteTextItem(writer);
    }

    private static void WriteTextItem(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, "text"u8);
        writer.WritePropertyName("text"u8);
    }

    private static void WriteTextEnd(Utf8JsonWriter writer)
    {
        writer.WriteEndObject();
        writer.WriteEndArray();
    }
}
