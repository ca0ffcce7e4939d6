using StackExchange.Redis;

namespace McpGateway.Storage.Redis;

/// <summary>
/// Records of the given kinds in Redis alone, for what may be lost with it: a restart or a failover ends all of them.
/// Expiry is decided by the gateway's clock, as in every store.
/// </summary>
internal sealed class RedisRecordStore(RedisConnection redis, IReadOnlyCollection<string> kinds, TimeProvider time)
    : IRecordStore
{
    private const int PurgeStep = 500;

    public async ValueTask<StoredRecord?> FindAsync(string kind, string id, CancellationToken cancellationToken) =>
        ReadOne(kind, await RunAsync(RecordScripts.Find, kind, cancellationToken, id));

    public async ValueTask<bool> TryAddAsync(StoredRecord record, CancellationToken cancellationToken) =>
        (bool)await RunAsync(RecordScripts.Add, record.Kind, cancellationToken,
            record.Id, RedisRecord.Expiry(record), RedisRecord.Indexes(record), RedisRecord.Content(record));

    public async ValueTask<bool> TryReplaceAsync(
        StoredRecord record, long expectedVersion, CancellationToken cancellationToken) =>
        (bool)await RunAsync(RecordScripts.Replace, record.Kind, cancellationToken,
            record.Id, RedisRecord.Expiry(record), RedisRecord.Indexes(record), RedisRecord.Content(record),
            expectedVersion);

    public async ValueTask<StoredRecord?> TakeAsync(string kind, string id, CancellationToken cancellationToken) =>
        ReadOne(kind, await RunAsync(RecordScripts.Take, kind, cancellationToken, id));

    public async ValueTask<bool> RemoveAsync(string kind, string id, CancellationToken cancellationToken) =>
        await TakeAsync(kind, id, cancellationToken) is not null;

    public async ValueTask<IReadOnlyList<StoredRecord>> ListAsync(
        string kind, string? index, string? afterId, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        var set = index is null ? RedisKeys.Ids(kind) : RedisKeys.Indexes(kind) + index;
        var from = afterId is null ? "-" : $"({afterId}";
        var list = (RedisResult[])(await RunAsync(RecordScripts.List, kind, cancellationToken, set, from, limit))!;
        return [.. list.Select(row => ReadOne(kind, row)!)];
    }

    public async ValueTask<int> PurgeAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var total = 0;
        foreach (var kind in kinds)
        {
            int seen;
            do
            {
                var step = (RedisResult[])(await RunAsync(
                    RecordScripts.Purge, kind, cancellationToken, now.ToUnixTimeMilliseconds(), PurgeStep))!;
                seen = (int)step[0];
                total += (int)step[1];
            }
            while (seen == PurgeStep);
        }

        return total;
    }

    private Task<RedisResult> RunAsync(
        string script, string kind, CancellationToken cancellationToken, params ReadOnlySpan<RedisValue> arguments)
    {
        RedisValue[] values =
        [
            RedisKeys.Records(kind), RedisKeys.Indexes(kind), RedisKeys.Ids(kind), RedisKeys.Expiries(kind),
            time.GetUtcNow().ToUnixTimeMilliseconds(), .. arguments,
        ];
        return redis.RunAsync(script, RedisKeys.Ids(kind), values, cancellationToken);
    }

    private static StoredRecord? ReadOne(string kind, RedisResult reply)
    {
        if (reply.IsNull)
        {
            return null;
        }

        var parts = (RedisResult[])reply!;
        return RedisRecord.Read(kind, (string)parts[0]!, parts, first: 1);
    }
}
