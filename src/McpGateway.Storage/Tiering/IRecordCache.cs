namespace McpGateway.Storage.Tiering;

/// <summary>
/// The seam to copies of durable records. In the place of each is nothing, a copy, a claim or a tombstone; a claim and
/// a tombstone carry the token of the call that put it there. Every member is atomic, and throws
/// <see cref="StoreUnavailableException"/> when the cache cannot be reached.
/// </summary>
internal interface IRecordCache
{
    /// <summary>A reader's look. Where nothing is, it leaves a claim with this token.</summary>
    ValueTask<CacheView> OpenAsync(string kind, string id, string token, CancellationToken cancellationToken);

    /// <summary>A reader's copy, put there only if the reader's claim still is.</summary>
    ValueTask FillAsync(StoredRecord record, string token, CancellationToken cancellationToken);

    /// <summary>Before a write: a claim in place of whatever is there, except a tombstone. Returns the token of that
    /// tombstone, or null.</summary>
    ValueTask<string?> ClaimAsync(string kind, string id, string token, CancellationToken cancellationToken);

    /// <summary>Before a removal: a tombstone in place of whatever is there.</summary>
    ValueTask EndAsync(string kind, string id, string token, CancellationToken cancellationToken);

    /// <summary>
    /// After a write or a removal: <paramref name="written"/> becomes the copy if the call's own claim still is there.
    /// Anything else goes, except the tombstone of another: the next reader asks the durable store, and nobody who
    /// asked it before can put a copy there.
    /// </summary>
    ValueTask SettleAsync(
        string kind, string id, string token, StoredRecord? written, CancellationToken cancellationToken);

    /// <summary>After an addition: the tombstone with this token goes.</summary>
    ValueTask LiftAsync(string kind, string id, string token, CancellationToken cancellationToken);
}
