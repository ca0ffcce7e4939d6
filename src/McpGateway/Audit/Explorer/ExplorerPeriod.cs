using McpGateway.Storage;

namespace McpGateway.Audit.Explorer;

/// <summary>The stretch of time that the page looks at, and how finely it is drawn. Public, as the parameters of a page
/// have to be.</summary>
public sealed record ExplorerPeriod(DateTimeOffset From, DateTimeOffset To, AuditInterval Interval)
{
    private static readonly TimeSpan Default = TimeSpan.FromDays(1);

    /// <summary>The query with the period that it has when none was asked for: the last day. A request id is looked for in
    /// all of the log.</summary>
    public static AuditQuery Bound(AuditQuery query, DateTimeOffset now)
    {
        if (query.From is not null || query.RequestId is not null)
        {
            return query;
        }

        // Beginning and end of the calendar are those of UTC.
        var end = (query.To ?? now).ToUniversalTime();
        // A browser leaves a field for a time empty that is finer than milliseconds.
        end = end.AddTicks(-(end.Ticks % TimeSpan.TicksPerMillisecond));
        return query with { From = end - DateTimeOffset.MinValue > Default ? end - Default : DateTimeOffset.MinValue };
    }

    /// <summary>The period of a query that is bound.</summary>
    public static ExplorerPeriod Of(AuditQuery query, DateTimeOffset now)
    {
        var from = query.From ?? DateTimeOffset.MinValue;
        // Nothing has happened in the future, beyond what clocks disagree about.
        var to = query.To is { } end && end < now ? end : now.AddMinutes(1);
        return new(from, to, (to - from) switch
        {
            { TotalHours: <= 2.5 } => AuditInterval.Minute,
            { TotalDays: <= 6 } => AuditInterval.Hour,
            { TotalDays: <= 180 } => AuditInterval.Day,
            _ => AuditInterval.Month,
        });
    }

    /// <summary>Every interval of the period, the empty ones too; of a long one, those from the first event on.</summary>
    public IReadOnlyList<AuditBucket> Fill(IReadOnlyList<AuditBucket> buckets)
    {
        if (buckets.Count == 0)
        {
            return [];
        }

        var known = buckets.ToDictionary(bucket => bucket.Start);
        var first = Interval == AuditInterval.Month || From > buckets[0].Start ? buckets[0].Start : Start(From);
        var filled = new List<AuditBucket>();
        for (var at = first; at < To || at <= buckets[^1].Start; at = Next(at))
        {
            filled.Add(known.GetValueOrDefault(at) ?? new(at, 0, 0, 0));
        }

        return filled;
    }

    private DateTimeOffset Start(DateTimeOffset time)
    {
        var step = (Next(DateTimeOffset.UnixEpoch) - DateTimeOffset.UnixEpoch).Ticks;
        return new(time.UtcTicks - (time.UtcTicks % step), TimeSpan.Zero);
    }

    private DateTimeOffset Next(DateTimeOffset start) => Interval switch
    {
        AuditInterval.Minute => start.AddMinutes(1),
        AuditInterval.Hour => start.AddHours(1),
        AuditInterval.Day => start.AddDays(1),
        _ => start.AddMonths(1),
    };
}
