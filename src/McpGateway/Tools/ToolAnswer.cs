namespace McpGateway.Tools;

/// <summary>What came of a tool call: exactly one of the nested cases.</summary>
internal abstract record ToolAnswer
{
    private ToolAnswer()
    {
    }

    /// <summary>The projected result, a JSON object in UTF-8.</summary>
    internal sealed record Data(ReadOnlyMemory<byte> Json) : ToolAnswer
    {
        /// <summary>The same for those who read only text: a JSON string in UTF-8; empty when the JSON is the text.</summary>
        public ReadOnlyMemory<byte> Text { get; init; }

        /// <summary>Where texts of customers stand in it: a JSON array of JSONPath expressions; empty for none.</summary>
        public ReadOnlyMemory<byte> UntrustedPaths { get; init; }
    }

    /// <summary>A tool error: the model reads the sentence and may try again (MCP: a result with isError).</summary>
    internal sealed record Refused(string Code, string Message) : ToolAnswer;

    /// <summary>No tool of this name for this caller (JSON-RPC -32602).</summary>
    internal sealed record UnknownTool : ToolAnswer;

    /// <summary>The token lacks scopes (403 insufficient_scope); all scopes that this call needs.</summary>
    internal sealed record InsufficientScope(ScopeSet Needed, string Message) : ToolAnswer;
}
