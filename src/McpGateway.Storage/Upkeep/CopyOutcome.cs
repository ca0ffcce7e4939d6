namespace McpGateway.Storage.Upkeep;

/// <summary>What a copy of a store came to.</summary>
/// <param name="Kinds">The records, by kind.</param>
/// <param name="Events">How many audit events the source has; the target has all of them.</param>
/// <param name="IsNew">False when it was whole before.</param>
public sealed record CopyOutcome(IReadOnlyList<KindCopied> Kinds, long Events, bool IsNew);

/// <summary>Records of a kind.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Records">How many there are, in both stores.</param>
/// <param name="Changes">How many were added, replaced or removed in this run.</param>
public sealed record KindCopied(string Kind, long Records, long Changes);
