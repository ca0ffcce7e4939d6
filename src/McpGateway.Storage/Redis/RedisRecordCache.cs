using McpGateway.Storage.Tiering;
using StackExchange.Redis;

namespace McpGateway.Storage.Redis;

/// <summary>Copies of durable records, as they are sealed, for all replicas.</summary>
internal sealed class RedisRecordCache(RedisConnection redis, TimeProvider time) : IRecordCache
{
    /// <summary>Longer than a call to either store takes; whoever comes later finds its claim gone.</summary>
    private static readonly TimeSpan ClaimLifetime = TimeSpan.FromSeconds(30);

    /// <summary>The longest life of an access token: without the durable store nothing works for longer.</summary>
    private static readonly TimeSpan CopyLifetime = TimeSpan.FromHours(1);

    /// <summary>A tombstone goes when the durable store has removed the record. Where nobody learns whether it has, the
    /// tombstone outlives every connection.</summary>
    private static readonly TimeSpan TombstoneLifetime = TimeSpan.FromDays(400);

    public async ValueTask<CacheView> OpenAsync(
        string kind, string id, string token, CancellationToken cancellationToken)
    {
        RedisValue[] arguments = [token, Milliseconds(ClaimLifetime), time.GetUtcNow().ToUnixTimeMilliseconds()];
        var reply = (RedisResult[])(await RunAsync(CacheScripts.Open, kind, id, arguments, cancellationToken))!;
        return (string)reply[0]! switch
        {
            "copy" => new(CacheState.Copy, RedisRecord.Read(kind, id, reply, first: 1)),
            "tomb" => new(CacheState.Ended),
            "claim" => new(CacheState.Busy),
            _ => new(CacheState.Claimed),
        };
    }

    public async ValueTask FillAsync(StoredRecord record, string token, CancellationToken cancellationToken) =>
        await RunAsync(CacheScripts.Fill, record.Kind, record.Id, [token, .. Copy(record)], cancellationToken);

    public async ValueTask<string?> ClaimAsync(
        string kind, string id, string token, CancellationToken cancellationToken) =>
        (string?)await RunAsync(
            CacheScripts.Claim, kind, id, [token, Milliseconds(ClaimLifetime)], cancellationToken);

    public async ValueTask EndAsync(string kind, string id, string token, CancellationToken cancellationToken) =>
        await RunAsync(CacheScripts.End, kind, id, [token, Milliseconds(TombstoneLifetime)], cancellationToken);

    public async ValueTask SettleAsync(
        string kind, string id, string token, StoredRecord? written, CancellationToken cancellationToken) =>
        await RunAsync(CacheScripts.Settle, kind, id,
            written is null ? [token] : [token, .. Copy(written)], cancellationToken);

    public async ValueTask LiftAsync(string kind, string id, string token, CancellationToken cancellationToken) =>
        await RunAsync(CacheScripts.Lift, kind, id, [token], cancellationToken);

    private Task<RedisResult> RunAsync(
        string script, string kind, string id, RedisValue[] arguments, CancellationToken cancellationToken) =>
        redis.RunAsync(script, RedisKeys.Copy(kind, id), arguments, cancellationToken);

    private RedisValue[] Copy(StoredRecord record)
    {
        var left = record.ExpiresAt - time.GetUtcNow() is { } life && life < CopyLifetime ? life : CopyLifetime;
        return
        [
            record.Version, RedisRecord.Expiry(record), RedisRecord.Indexes(record), RedisRecord.Content(record),
            Milliseconds(left),
        ];
    }

    private static long Milliseconds(TimeSpan time) => (long)time.TotalMilliseconds;
}
