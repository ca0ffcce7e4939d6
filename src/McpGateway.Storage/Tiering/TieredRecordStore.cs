namespace McpGateway.Storage.Tiering;

/// <summary>A durable store and Redis as one: each kind of record has its place.</summary>
internal sealed class TieredRecordStore(
    IRecordStore durable, IRecordStore shortLived, IRecordCache cache, RecordPlaces places) : IRecordStore
{
    private readonly ReadThroughRecords readThrough = new(durable, cache);

    public ValueTask<StoredRecord?> FindAsync(string kind, string id, CancellationToken cancellationToken) =>
        places[kind] == Place.Cached
            ? readThrough.FindAsync(kind, id, cancellationToken)
            : StoreOf(kind).FindAsync(kind, id, cancellationToken);

    public ValueTask<bool> TryAddAsync(StoredRecord record, CancellationToken cancellationToken) =>
        places[record.Kind] == Place.Cached
            ? readThrough.TryAddAsync(record, cancellationToken)
            : StoreOf(record.Kind).TryAddAsync(record, cancellationToken);

    public ValueTask<bool> TryReplaceAsync(
        StoredRecord record, long expectedVersion, CancellationToken cancellationToken) =>
        places[record.Kind] == Place.Cached
            ? readThrough.TryReplaceAsync(record, expectedVersion, cancellationToken)
            : StoreOf(record.Kind).TryReplaceAsync(record, expectedVersion, cancellationToken);

    public ValueTask<StoredRecord?> TakeAsync(string kind, string id, CancellationToken cancellationToken) =>
        places[kind] == Place.Cached
            ? readThrough.TakeAsync(kind, id, cancellationToken)
            : StoreOf(kind).TakeAsync(kind, id, cancellationToken);

    public async ValueTask<bool> RemoveAsync(string kind, string id, CancellationToken cancellationToken) =>
        await TakeAsync(kind, id, cancellationToken) is not null;

    public ValueTask<IReadOnlyList<StoredRecord>> ListAsync(
        string kind, string? index, string? afterId, int limit, CancellationToken cancellationToken) =>
        StoreOf(kind).ListAsync(kind, index, afterId, limit, cancellationToken);

    /// <summary>The durable store first: Redis forgets by itself.</summary>
    public async ValueTask<int> PurgeAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        await durable.PurgeAsync(now, cancellationToken) + await shortLived.PurgeAsync(now, cancellationToken);

    private IRecordStore StoreOf(string kind) => places[kind] == Place.ShortLived ? shortLived : durable;
}
