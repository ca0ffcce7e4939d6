namespace McpGateway.Storage.Upkeep;

/// <summary>What a store holds, in numbers.</summary>
/// <param name="Profile">Which store.</param>
/// <param name="Kinds">The records, by kind.</param>
/// <param name="Keys">The keys they are sealed under.</param>
/// <param name="Audit">The audit log.</param>
public sealed record StoreReport(
    string Profile, IReadOnlyList<KindCount> Kinds, IReadOnlyList<KeyCount> Keys, AuditCount Audit);

/// <summary>Records of a kind.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Store">Which store of the profile keeps them.</param>
/// <param name="Records">All that are there, expired or not.</param>
/// <param name="Expired">Those of them that nobody finds any more and that await deletion.</param>
/// <param name="Bytes">Of sealed content, without indexes.</param>
public sealed record KindCount(string Kind, string Store, long Records, long Expired, long Bytes);

/// <summary>Records under one generation of one owner's key.</summary>
/// <param name="Id">The key's, which tells neither owner nor age; <see cref="None"/> for what is in no format of
/// ours.</param>
/// <param name="IsHeld">False when the store has no such key, or it was shredded: nothing under it opens.</param>
/// <param name="Records">How many are sealed under it.</param>
public sealed record KeyCount(string Id, bool IsHeld, long Records)
{
    public const string None = "none";
}

/// <summary>The audit log.</summary>
public sealed record AuditCount(long Events, DateTimeOffset? Oldest, DateTimeOffset? Newest);
