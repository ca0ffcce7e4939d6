using System.Runtime.InteropServices;
using System.Text.Json;

namespace McpGateway.Mcp.Messages;

/// <summary>What every revision asks of a message: one JSON-RPC 2.0 request, notification or response.</summary>
internal static class EnvelopeRules
{
    public static McpError? FindDefect(JsonElement root, McpEnvelope envelope) =>
        IsOneObject(root) ?? SpeaksJsonRpc(root) ?? HasUsableId(root, envelope) ?? IsOneOfThree(root, envelope)
            ?? HasNamedParams(envelope);

    /// <summary>A string or an integer: the schema's RequestId.</summary>
    public static bool IsId(JsonElement id) => id.ValueKind switch
    {
        JsonValueKind.String => true,
        JsonValueKind.Number => JsonMarshal.GetRawUtf8Value(id).IndexOfAny(".eE"u8) < 0,
        _ => false,
    };

    private static McpError? IsOneObject(JsonElement root) => root.ValueKind switch
    {
        JsonValueKind.Object => null,
        JsonValueKind.Array => McpError.InvalidRequest("Batches are not taken; post one message at a time."),
        _ => McpError.InvalidRequest("The body must be one JSON-RPC message: a JSON object."),
    };

    private static McpError? SpeaksJsonRpc(JsonElement root) =>
        McpEnvelope.TextOf(McpEnvelope.Member(root, "jsonrpc")) == "2.0"
            ? null
            : McpError.InvalidRequest("The member jsonrpc must be \"2.0\".");

    private static McpError? HasUsableId(JsonElement root, McpEnvelope envelope) =>
        envelope.Id.IsEmpty && root.TryGetProperty("id", out _)
            ? McpError.InvalidRequest("The member id must be a string or an integer.")
            : null;

    private static McpError? IsOneOfThree(JsonElement root, McpEnvelope envelope)
    {
        var answers = root.TryGetProperty("result", out _) || root.TryGetProperty("error", out _);
        return (envelope.Method, root.TryGetProperty("method", out _), answers) switch
        {
            (null, true, _) => McpError.InvalidRequest("The member method must be a string."),
            (null, false, false) => McpError.InvalidRequest("The member method is missing."),
            (not null, _, true) => McpError.InvalidRequest("A message is a request or an answer, not both."),
            _ => null,
        };
    }

    private static McpError? HasNamedParams(McpEnvelope envelope) =>
        envelope.Params.ValueKind is JsonValueKind.Undefined or JsonValueKind.Object
            ? null
            : McpError.InvalidRequest("The member params must be an object.");
}
