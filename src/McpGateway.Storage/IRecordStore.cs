namespace McpGateway.Storage;

/// <summary>
/// The seam to a database: small records with a version and an expiry. Every member is atomic and safe to call
/// concurrently, from this process and from others. A call that returns has happened durably; a call that throws
/// (<see cref="StoreUnavailableException"/> when the store cannot be reached) may or may not have happened.
/// </summary>
public interface IRecordStore
{
    /// <summary>The record, or null when there is none or it has expired.</summary>
    ValueTask<StoredRecord?> FindAsync(string kind, string id, CancellationToken cancellationToken);

    /// <summary>What <see cref="FindAsync"/> says of each key, in their order, in one round trip; with that many calls
    /// under way at once unless the store has a shorter way.</summary>
    async ValueTask<IReadOnlyList<StoredRecord?>> FindManyAsync(
        IReadOnlyList<RecordKey> keys, CancellationToken cancellationToken) =>
        await Task.WhenAll(keys.Select(key => FindAsync(key.Kind, key.Id, cancellationToken).AsTask()));

    /// <summary>Adds the record as version 1; false when a live record with this kind and id exists.</summary>
    ValueTask<bool> TryAddAsync(StoredRecord record, CancellationToken cancellationToken);

    /// <summary>Replaces the live record if its version still is <paramref name="expectedVersion"/>; false = lost the
    /// race, or it is gone.</summary>
    ValueTask<bool> TryReplaceAsync(StoredRecord record, long expectedVersion, CancellationToken cancellationToken);

    /// <summary>Reads and removes the record: of many racing callers exactly one gets it, the others null.</summary>
    ValueTask<StoredRecord?> TakeAsync(string kind, string id, CancellationToken cancellationToken);

    /// <summary>Removes the record; false when there was no live one.</summary>
    ValueTask<bool> RemoveAsync(string kind, string id, CancellationToken cancellationToken);

    /// <summary>Live records of a kind in the order of their ids, those after <paramref name="afterId"/> if given, at
    /// most <paramref name="limit"/>; with <paramref name="index"/> only those that carry that index value.</summary>
    ValueTask<IReadOnlyList<StoredRecord>> ListAsync(
        string kind, string? index, string? afterId, int limit, CancellationToken cancellationToken);

    /// <summary>Deletes what expired at or before <paramref name="now"/>; returns how many records went.</summary>
    ValueTask<int> PurgeAsync(DateTimeOffset now, CancellationToken cancellationToken);
}
