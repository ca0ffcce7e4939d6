using System.Text.Json;

namespace McpGateway.Tools;

/// <summary>One call of a tool as it was posted, and what may be answered to it.</summary>
internal sealed record ToolRequest
{
    public required string Name { get; init; }

    /// <summary>A JSON object in UTF-8.</summary>
    public required ReadOnlyMemory<byte> Arguments { get; init; }

    /// <summary>The JSON-RPC id byte for byte; a client that sends a message again sends the same.</summary>
    public ReadOnlyMemory<byte> MessageId { get; init; }

    /// <summary>Whether this request declared that its user can be asked by a form (2026-07-28, elicitation).</summary>
    public bool CanElicit { get; init; }

    /// <summary>The <c>requestState</c> of an earlier answer, as the client echoed it: anything at all.</summary>
    public string? State { get; init; }

    /// <summary>The client's answers to the questions of an earlier answer, by key; undefined where it sent none.</summary>
    public JsonElement InputResponses { get; init; }

    /// <summary>Whether to check everything and change nothing.</summary>
    public bool IsRehearsal { get; init; }
}
