using System.Text.Json;
using McpGateway.Mcp.Messages;
using McpGateway.Tools;
using ModelContextProtocol.Protocol;

namespace McpGateway.Mcp.Methods;

/// <summary>The parameters of <c>tools/call</c>.</summary>
internal static class CallParams
{
    private const string Rehearsal = "gateway/rehearsal";

    private static readonly ReadOnlyMemory<byte> noArguments = "{}"u8.ToArray();

    /// <summary>The request, or else what is wrong with its parameters.</summary>
    public static McpError? TryRead(McpCall call, out ToolRequest request)
    {
        request = null!;
        if (McpEnvelope.TextOf(call.Envelope.Param("name")) is not { } name)
        {
            return McpError.InvalidParams("params.name must be the name of a tool.");
        }

        if (FindArguments(call.Envelope) is not { } arguments)
        {
            return McpError.InvalidParams("params.arguments must be an object.");
        }

        var meta = call.Envelope.Param("_meta");
        request = new()
        {
            Name = name,
            Arguments = arguments,
            MessageId = call.Envelope.Id,
            CanElicit = call.Era == Era.Modern && CanElicit(McpEnvelope.Member(meta, MetaKeys.ClientCapabilities)),
            State = call.Era == Era.Modern ? McpEnvelope.TextOf(call.Envelope.Param("requestState")) : null,
            InputResponses = call.Era == Era.Modern ? call.Envelope.Param("inputResponses") : default,
            IsRehearsal = McpEnvelope.Member(meta, Rehearsal).ValueKind == JsonValueKind.True,
        };
        return null;
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

    // Elicitation without a mode means by form (client/elicitation §Capabilities).
    private static bool CanElicit(JsonElement capabilities)
    {
        var elicitation = McpEnvelope.Member(capabilities, "elicitation");
        return elicitation.ValueKind == JsonValueKind.Object
            && (!elicitation.TryGetProperty("url", out _)
                || McpEnvelope.Member(elicitation, "form").ValueKind == JsonValueKind.Object);
    }
}
