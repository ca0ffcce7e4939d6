using System.Globalization;
using McpGateway.Storage.Redis;
using StackExchange.Redis;

namespace McpGateway.Storage;

/// <summary>Token buckets that all replicas have in common, in the profiles with Redis. Whose they are stands there as a
/// keyed hash only.</summary>
public sealed class SharedBuckets
{
    private const string Name = "limit";
    private const double MicrosecondsPerSecond = 1_000_000;

    private readonly RedisConnection? redis;
    private readonly KeyedHash names;

    internal SharedBuckets(RedisConnection? redis, KeyedHash names)
    {
        this.redis = redis;
        this.names = names;
    }

    /// <summary>False in the profile without Redis, where one process is all there is.</summary>
    public bool AreThere => redis is not null;

    /// <summary>Takes a token of each bucket, or of none, in one round trip; then which is the first that is empty, by its
    /// place, and how long until it is not.</summary>
    /// <exception cref="StoreUnavailableException">Redis does not count at the moment.</exception>
    public async ValueTask<(int Bucket, TimeSpan Wait)?> SpendAsync(
        IReadOnlyList<SharedBucket> buckets, CancellationToken cancellationToken)
    {
        var values = new RedisValue[3 * buckets.Count];
        for (var i = 0; i < buckets.Count; i++)
        {
            var (limit, whose, perSecond, burst) = buckets[i];
            var interval = Math.Max(1, MicrosecondsPerSecond / perSecond);
            values[3 * i] = RedisKeys.Limits + names.NameRecord(Name, $"{limit}\n{whose}");
            values[(3 * i) + 1] = interval;
            values[(3 * i) + 2] = interval * burst;
        }

        var connection = redis ?? throw new InvalidOperationException("This profile has no Redis.");
        var answer = await connection.RunAsync(LimitScript.Spend, RedisKeys.Limits, values, cancellationToken);
        if (answer.IsNull)
        {
            return null;
        }

        var empty = (RedisResult[])answer!;
        return ((int)empty[0] - 1,
            TimeSpan.FromMicroseconds(double.Parse((string)empty[1]!, CultureInfo.InvariantCulture)));
    }
}

/// <summary>A token bucket.</summary>
/// <param name="Limit">The name of the limit.</param>
/// <param name="Whose">Who shares it.</param>
/// <param name="PerSecond">How many tokens flow in.</param>
/// <param name="Burst">How many it holds.</param>
public readonly record struct SharedBucket(string Limit, string Whose, double PerSecond, int Burst);
