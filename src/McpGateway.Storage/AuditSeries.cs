namespace McpGateway.Storage;

/// <summary>Adds up a series from counts of moments.</summary>
internal sealed class AuditSeries(AuditInterval interval)
{
    /// <summary>More would serve no reader, and cost memory and questions.</summary>
    public const int MostBuckets = 2000;

    private readonly Dictionary<DateTimeOffset, long[]> buckets = [];

    public IReadOnlyList<AuditBucket> Buckets =>
    [
        .. buckets.OrderBy(bucket => bucket.Key)
            .Select(bucket => new AuditBucket(bucket.Key, bucket.Value[0], bucket.Value[1], bucket.Value[2])),
    ];

    public void Add(DateTimeOffset time, AuditOutcome outcome, long count)
    {
        var start = Start(time, interval);
        if (!buckets.TryGetValue(start, out var counts))
        {
            RequireFew(buckets.Count + 1);
            buckets[start] = counts = new long[3];
        }

        counts[(int)outcome] += count;
    }

    /// <exception cref="AuditQueryException">So many are too many.</exception>
    public static void RequireFew(int count)
    {
        if (count > MostBuckets)
        {
            throw new AuditQueryException(
                "interval",
                $"The series has more than {MostBuckets} intervals. Ask for wider ones, or for a shorter period.");
        }
    }

    /// <summary>The beginning of the stretch in which a moment lies.</summary>
    public static DateTimeOffset Start(DateTimeOffset time, AuditInterval interval)
    {
        var utc = time.UtcDateTime;
        return interval switch
        {
            AuditInterval.Minute => new(utc.Year, utc.Month, utc.Day, utc.Hour, utc.Minute, 0, TimeSpan.Zero),
            AuditInterval.Hour => new(utc.Year, utc.Month, utc.Day, utc.Hour, 0, 0, TimeSpan.Zero),
            AuditInterval.Day => new(utc.Date, TimeSpan.Zero),
            _ => new(utc.Year, utc.Month, 1, 0, 0, 0, TimeSpan.Zero),
        };
    }

    /// <summary>The beginning of the stretch after the one that begins there.</summary>
    public static DateTimeOffset Next(DateTimeOffset start, AuditInterval interval) => interval switch
    {
        AuditInterval.Minute => start.AddMinutes(1),
        AuditInterval.Hour => start.AddHours(1),
        AuditInterval.Day => start.AddDays(1),
        _ => start.AddMonths(1),
    };
}
