using System.Collections.Concurrent;

namespace McpGateway.Storage.Encryption;

/// <summary>
/// What was unsealed lately, so that a record that is read at every call is unsealed once. It is asked only after the
/// backend and answers only for the very bytes that are there now, so no change and no end of a record is missed.
/// </summary>
internal sealed class OpenedRecords
{
    /// <summary>A bound on memory, and on how much is in it in the clear.</summary>
    private const int Capacity = 2000;

    private readonly ConcurrentDictionary<(string Kind, string Id), Pair> pairs = new();

    /// <summary>The opened form of a sealed record; the same instance each time while the record stays as it
    /// is.</summary>
    public StoredRecord? Find(string kind, string id, StoredRecord sealedRecord) =>
        pairs.TryGetValue((kind, id), out var known) && IsSame(known.Sealed, sealedRecord) ? known.Opened : null;

    public StoredRecord Keep(string kind, string id, StoredRecord sealedRecord, StoredRecord opened)
    {
        if (pairs.Count >= Capacity)
        {
            // What is in use comes back with its next reading.
            pairs.Clear();
        }

        pairs[(kind, id)] = new(sealedRecord, opened);
        return opened;
    }

    /// <summary>The record is gone, and what was in it with it.</summary>
    public void Forget(string kind, string id) => pairs.TryRemove((kind, id), out _);

    private static bool IsSame(StoredRecord known, StoredRecord now) =>
        ReferenceEquals(known, now) || (known.Version == now.Version && known.ExpiresAt == now.ExpiresAt
        && known.Indexes.SequenceEqual(now.Indexes, StringComparer.Ordinal)
        && known.Content.Span.SequenceEqual(now.Content.Span));

    private sealed record Pair(StoredRecord Sealed, StoredRecord Opened);
}
