namespace McpGateway.Storage.Tests.Tiering;

/// <summary>A durable store in memory, of which only what the tiering asks for one record.</summary>
internal sealed class ModelRecords : IRecordStore
{
    private readonly Dictionary<(string, string), StoredRecord> records = [];

    public ValueTask<StoredRecord?> FindAsync(string kind, string id, CancellationToken cancellationToken) =>
        new(records.GetValueOrDefault((kind, id)));

    public ValueTask<bool> TryAddAsync(StoredRecord record, CancellationToken cancellationToken) =>
        new(records.TryAdd((record.Kind, record.Id), record with { Version = 1 }));

    public ValueTask<bool> TryReplaceAsync(
        StoredRecord record, long expectedVersion, CancellationToken cancellationToken)
    {
        var isCurrent = records.GetValueOrDefault((record.Kind, record.Id))?.Version == expectedVersion;
        if (isCurrent)
        {
            records[(record.Kind, record.Id)] = record with { Version = expectedVersion + 1 };
        }

        return new(isCurrent);
    }

    public ValueTask<StoredRecord?> TakeAsync(string kind, string id, CancellationToken cancellationToken) =>
        new(records.Remove((kind, id), out var record) ? record : null);

    public async ValueTask<bool> RemoveAsync(string kind, string id, CancellationToken cancellationToken) =>
        await TakeAsync(kind, id, cancellationToken) is not null;

    public ValueTask<IReadOnlyList<StoredRecord>> ListAsync(
        string kind, string? index, string? afterId, int limit, CancellationToken cancellationToken) =>
        new([.. records.Values.Where(record => record.Kind == kind)]);

    public ValueTask<int> PurgeAsync(DateTimeOffset now, CancellationToken cancellationToken) => new(0);
}
