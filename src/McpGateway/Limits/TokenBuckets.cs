using System.Collections.Concurrent;

namespace McpGateway.Limits;

/// <summary>
/// One token bucket per key, each a single number: the time until which the key has used up what it is allowed (the
/// generic cell rate algorithm). A key that is not in the table has a full bucket, so the table forgets who was quiet.
/// </summary>
internal sealed class TokenBuckets(double perSecond, int burst, TimeProvider time, int maxKeys = 100_000)
{
    private readonly ConcurrentDictionary<string, long> usedUntil = new(StringComparer.Ordinal);
    private readonly long interval = Math.Max(1, (long)(TimeSpan.TicksPerSecond / perSecond));
    private readonly Lock trimming = new();

    private long Capacity => interval * burst;

    /// <summary>How many keys are remembered.</summary>
    public int Count => usedUntil.Count;

    /// <summary>Takes one token; where there is none, how long until there is. A refusal costs nothing.</summary>
    public TimeSpan? Spend(string key)
    {
        while (true)
        {
            var now = time.GetUtcNow().UtcTicks;
            var isKnown = usedUntil.TryGetValue(key, out var until);
            // More than a bucket ahead is the mark of a clock that was set back.
            var next = (until < now || until > now + Capacity ? now : until) + interval;
            if (next > now + Capacity)
            {
                return TimeSpan.FromTicks(next - now - Capacity);
            }

            if (isKnown ? usedUntil.TryUpdate(key, next, until) : usedUntil.TryAdd(key, next))
            {
                if (!isKnown && usedUntil.Count > maxKeys)
                {
                    Trim(now);
                }

                return null;
            }
        }
    }

    /// <summary>Forgets the half that spent least: it is forgiven little, and a flood stays known.</summary>
    private void Trim(long now)
    {
        lock (trimming)
        {
            if (usedUntil.Count <= maxKeys)
            {
                return;
            }

            foreach (var (key, _) in usedUntil.ToArray().OrderBy(bucket => Math.Max(bucket.Value, now))
                .Take(usedUntil.Count - (maxKeys / 2)))
            {
                usedUntil.TryRemove(key, out _);
            }
        }
    }
}
