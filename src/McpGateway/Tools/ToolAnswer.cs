namespace McpGateway.Tools;

/// <summary>What came of a tool call: exactly one of the nested cases.</summary>
internal abstract record ToolAnswer
{
    private ToolAnswer()
    {
    }

    /// <summary>The projected result, a JSON object in UTF-8; there until it is disposed.</summary>
    internal sealed record Data(ReadOnlyMemory<byte> Json) : ToolAnswer, IDisposable
    {
        /// <summary>Whose memory it is; null when it is nobody else's.</summary>
        public IDisposable? Owner { get; init; }

        /// <summary>The same for those who read only text: a JSON string in UTF-8; empty when the JSON is the text.</summary>
        public ReadOnlyMemory<byte> Text { get; init; }

        /// <summary>Where texts of customers stand in it: a JSON array of JSONPath expressions; empty for none.</summary>
        public ReadOnlyMemory<byte> UntrustedPaths { get; init; }

        /// <summary>Says that the result is an earlier call's, which this one repeated; null when it is its own.</summary>
        public string? Repetition { get; init; }

        public void Dispose() => Owner?.Dispose();
    }

    /// <summary>Nothing was done, and that is as it should be: a question or a rehearsal. The sentence says so, and so
    /// does the JSON object, which the tool's output schema lets pass.</summary>
    internal sealed record Told(string Message, ReadOnlyMemory<byte> Json) : ToolAnswer;

    /// <summary>The client is to ask its user, and to send the call again with the answer and this state (2026-07-28,
    /// multi round-trip requests).</summary>
    internal sealed record Asked(string Question, string State) : ToolAnswer;

    /// <summary>A tool error: the model reads the sentence and may try again (MCP: a result with isError).</summary>
    internal sealed record Refused(string Code, string Message) : ToolAnswer;

    /// <summary>No tool of this name for this caller (JSON-RPC -32602).</summary>
    internal sealed record UnknownTool : ToolAnswer;

    /// <summary>The token lacks scopes (403 insufficient_scope); all scopes that this call needs.</summary>
    internal sealed record InsufficientScope(ScopeSet Needed, string Message) : ToolAnswer;
}
