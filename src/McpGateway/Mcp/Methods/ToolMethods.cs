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

    private static readonly ReadOnlyMemory<byte> noArguments = "{}"u8.ToArray();

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
        if (McpEnvelope.TextOf(call.Envelope.Param("name")) is not { } name)
        {
            await call.RefuseAsync(McpError.InvalidParams("params.name must be the name of a tool."));
            return;
        }

        if (FindArguments(call.Envelope) is not { } arguments)
        {
            await call.RefuseAsync(McpError.InvalidParams("params.arguments must be an object."));
            return;
        }

        await (await tools.CallAsync(call.Caller, name, arguments, call.Cancelled) switch
        {
            ToolAnswer.Data data => call.AnswerAsync(data, WriteData, WriteUntrusted),
            ToolAnswer.Refused refused => call.AnswerAsync((refused.Message, call.Caller.RequestId), WriteRefusal),
            ToolAnswer.UnknownTool => call.RefuseAsync(McpError.InvalidParams(
                "There is no tool of this name for this connection; tools/list shows those there are.")),
            ToolAnswer.InsufficientScope lacking => ChallengeAsync(call, lacking),
            var other => throw new InvalidOperationException($"No answer is written for {other.GetType().Name}."),
        });
    }

    // A call without arguments is legal and means the empty ones.
    private static ReadOnlyMemory<byte>? FindArguments(McpEnvelope envelope)
    {
        var arguments = envelope.Param("arguments");
        return arguments.ValueKind switch
        {
            JsonValueKind.Object => envelope.Raw(arguments),
            JsonValueKind.Undefined or JsonValueKind.Null => noArguments,
            // Not a bare null, which would become an empty memory by way of an array.
            _ => default(ReadOnlyMemory<byte>?),
        };
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
        if (data.Text.IsEmpty)
        {
            WriteText(writer, data.Json.Span);
        }
        else
        {
            WriteReadyText(writer, data.Text.Span);
        }

        writer.WritePropertyName("structuredContent"u8);
        writer.WriteRawValue(data.Json.Span, skipInputValidation: true);
    }

    private static void WriteUntrusted(Utf8JsonWriter writer, ToolAnswer.Data data)
    {
        if (!data.UntrustedPaths.IsEmpty)
        {
            writer.WritePropertyName("gateway/untrusted"u8);
            writer.WriteRawValue(data.UntrustedPaths.Span, skipInputValidation: true);
        }
    }

    private static void WriteRefusal(Utf8JsonWriter writer, (string Message, string RequestId) refusal)
    {
        WriteText(writer, Encoding.UTF8.GetBytes($"{refusal.Message} (request id {refusal.RequestId})"));
        writer.WriteBoolean("isError"u8, true);
    }

    private static void WriteText(Utf8JsonWriter writer, ReadOnlySpan<byte> text)
    {
        WriteTextStart(writer);
        writer.WriteStringValue(text);
        WriteTextEnd(writer);
    }

    private static void WriteReadyText(Utf8JsonWriter writer, ReadOnlySpan<byte> text)
    {
        WriteTextStart(writer);
        writer.WriteRawValue(text, skipInputValidation: true);
        WriteTextEnd(writer);
    }

    private static void WriteTextStart(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("content"u8);
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
