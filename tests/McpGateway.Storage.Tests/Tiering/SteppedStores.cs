using McpGateway.Storage.Tiering;

namespace McpGateway.Storage.Tests.Tiering;

/// <summary>A durable store as one actor sees it, step by step.</summary>
internal sealed class SteppedRecords(IRecordStore inner, Steps steps) : IRecordStore
{
    public ValueTask<StoredRecord?> FindAsync(string kind, string id, CancellationToken cancellationToken) =>
        steps.DoAsync(() => inner.FindAsync(kind, id, cancellationToken));

    public ValueTask<bool> TryAddAsync(StoredRecord record, CancellationToken cancellationToken) =>
        steps.DoAsync(() => inner.TryAddAsync(record, cancellationToken));

    public ValueTask<bool> TryReplaceAsync(
        StoredRecord record, long expectedVersion, CancellationToken cancellationToken) =>
        steps.DoAsync(() => inner.TryReplaceAsync(record, expectedVersion, cancellationToken));

    public ValueTask<StoredRecord?> TakeAsync(string kind, string id, CancellationToken cancellationToken) =>
        steps.DoAsync(() => inner.TakeAsync(kind, id, cancellationToken));

    public ValueTask<bool> RemoveAsync(string kind, string id, CancellationToken cancellationToken) =>
        steps.DoAsync(() => inner.RemoveAsync(kind, id, cancellationToken));

    public ValueTask<IReadOnlyList<StoredRecord>> ListAsync(
        string kind, string? index, string? afterId, int limit, CancellationToken cancellationToken) =>
        steps.DoAsync(() => inner.ListAsync(kind, index, afterId, limit, cancellationToken));

    public ValueTask<int> PurgeAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        steps.DoAsync(() => inner.PurgeAsync(now, cancellationToken));
}

/// <summary>A cache as one actor sees it, step by step.</summary>
internal sealed class SteppedCache(IRecordCache inner, Steps steps) : IRecordCache
{
    public ValueTask<CacheView> OpenAsync(string kind, string id, string token, CancellationToken cancellationToken) =>
        steps.DoAsync(() => inner.OpenAsync(kind, id, token, cancellationToken));

    public ValueTask<string?> ClaimAsync(string kind, string id, string token, CancellationToken cancellationToken) =>
        steps.DoAsync(() => inner.ClaimAsync(kind, id, token, cancellationToken));

    public ValueTask FillAsync(StoredRecord record, string token, CancellationToken cancellationToken) =>
        DoAsync(() => inner.FillAsync(record, token, cancellationToken));

    public ValueTask EndAsync(string kind, string id, string token, CancellationToken cancellationToken) =>
        DoAsync(() => inner.EndAsync(kind, id, token, cancellationToken));

    public ValueTask SettleAsync(
        string kind, string id, string token, StoredRecord? written, CancellationToken cancellationToken) =>
        DoAsync(() => inner.SettleAsync(kind, id, token, written, cancellationToken));

    public ValueTask LiftAsync(string kind, string id, string token, CancellationToken cancellationToken) =>
        DoAsync(() => inner.LiftAsync(kind, id, token, cancellationToken));

    private async ValueTask DoAsync(Func<ValueTask> operation) => await steps.DoAsync(async () =>
    {
        await operation();
        return true;
    });
}
