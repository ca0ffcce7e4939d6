namespace McpGateway.Tools.Output;

/// <summary>What may leave of a back-office answer: the declared members of its root object, and nothing
/// else.</summary>
/// <param name="Root">The shape of the answer.</param>
/// <param name="IsPaged">True when the answer carries a cursor, so that asking for less is possible.</param>
internal sealed record OutputShape(ObjectShape Root, bool IsPaged)
{
    /// <summary>The answer is a page of objects, beside which nothing but a cursor leaves.</summary>
    public bool IsList { get; init; }

    /// <summary>The answer is an array: the list that is the root's only member.</summary>
    public bool IsArray { get; init; }

    /// <summary>The text of a result is its JSON, as some clients expect of some tools.</summary>
    public bool IsTextJson { get; init; }

    /// <summary>Why no organizer is looked for in the answer; null when one is.</summary>
    public string? WithoutOrganizer { get; init; }

    /// <summary>Where texts of customers stand in what leaves: a JSON array of JSONPath expressions (RFC 9535); empty
    /// when there are none.</summary>
    public ReadOnlyMemory<byte> UntrustedPaths { get; } = OutputPaths.Untrusted(Root);
}
