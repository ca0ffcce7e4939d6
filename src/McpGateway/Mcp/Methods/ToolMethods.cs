using System.Text;
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

        await (await tools.CallAsync(call.Caller, request, call.Cancelled) switch
        {
            ToolAnswer.Data data => call.AnswerAsync(data.Json, WriteData),
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

    // Structured for clients that read it, the same as text for those that do not (server/tools §Structured Content).
    private static void WriteData(Utf8JsonWriter writer, ReadOnlyMemory<byte> json)
    {
        WriteText(writer, json.Span);
        writer.WritePropertyName("structuredContent"u8);
        writer.WriteRawValue(json.Span, skipInputValidation: true);
    }

    private static void WriteRefusal(Utf8JsonWriter writer, (string Message, string RequestId) refusal)
    {
        WriteText(writer, Encoding.UTF8.GetBytes($"{refusal.Message} (request id {refusal.RequestId})"));
        writer.WriteBoolean("isError"u8, true);
    }

    private static void WriteText(Utf8JsonWriter writer, ReadOnlySpan<byte> text)
    {
        writer.WriteStartArray("content"u8);
        writer.WriteStartObject();
        writer.WriteString("type"u8, "text"u8);
        writer.WriteString("text"u8, text);
        writer.WriteEndObject();
        writer.WriteEndArray();
    }
}
