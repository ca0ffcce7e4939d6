using System.Buffers;
using System.Runtime.InteropServices;

namespace McpGateway.Storage.Sqlite.Segments;

/// <summary>Counts over segments, and over the rows that are in none.</summary>
internal static class SegmentCounts
{
    public static IReadOnlyList<AuditBucket> Series(SqliteSession session, (AuditQuery Query, AuditInterval Interval) asked)
    {
        var series = new AuditSeries(asked.Interval);
        Walk(
            session, asked.Query,
            (reader, segment, mask) => Add(series, asked.Interval, reader, segment, mask),
            gap => AuditCounts.AddTo(series, session, asked.Query, asked.Interval, gap));
        return series.Buckets;
    }

    public static IReadOnlyList<AuditTally> Top(
        SqliteSession session, (AuditQuery Query, AuditField By, int Most) asked)
    {
        var tallies = new AuditTallies();
        Walk(
            session, asked.Query,
            (reader, segment, mask) => Add(tallies, asked.By, reader, segment, mask),
            gap => AuditCounts.AddTo(tallies, session, asked.Query, asked.By, gap));
        return tallies.Top(asked.Most);
    }

    /// <summary>What is done with the events of a segment that match.</summary>
    public delegate void SegmentVisit(SegmentReader reader, Segment segment, ReadOnlySpan<bool> mask);

    private static void Walk(
        SqliteSession session, AuditQuery query, SegmentVisit visit, Action<(long First, long Last)> visitGap)
    {
        // All of it at one moment: what is in a segment must not be counted as a row as well.
        session.Execute("BEGIN");
        var mask = ArrayPool<bool>.Shared.Rent(SegmentBuilder.Size);
        try
        {
            using var reader = new SegmentReader(session);
            var filter = new SegmentFilter(query);
            var segments = SegmentList.Read(session);
            if (query.RequestId is not null)
            {
                // Few events have the same: their index finds them.
                segments = [];
            }

            foreach (var segment in segments)
            {
                if (filter.Match(reader, segment, mask.AsSpan(0, segment.Events)))
                {
                    visit(reader, segment, mask.AsSpan(0, segment.Events));
                }
            }

            foreach (var gap in SegmentList.Gaps(segments))
            {
                visitGap(gap);
            }
        }
        finally
        {
            ArrayPool<bool>.Shared.Return(mask);
            session.Execute("COMMIT");
        }
    }

    private static void Add(
        AuditSeries series, AuditInterval interval, SegmentReader reader, Segment segment, ReadOnlySpan<bool> mask)
    {
        var minutes = reader.ReadMinutes(segment);
        var outcomes = reader.Read(segment, SegmentColumn.Outcome);
        Span<int> counts = stackalloc int[3];
        var (start, end) = (0, 0);
        for (var i = 0; i < mask.Length; i++)
        {
            if (!mask[i])
            {
                continue;
            }

            if (minutes[i] < start || minutes[i] >= end)
            {
                Flush(series, start, counts);
                var bucket = AuditSeries.Start(DateTimeOffset.FromUnixTimeSeconds(minutes[i] * 60L), interval);
                start = Minutes(bucket);
                end = Minutes(AuditSeries.Next(bucket, interval));
            }

            counts[outcomes[i]]++;
        }

        Flush(series, start, counts);
    }

    private static void Flush(AuditSeries series, int start, Span<int> counts)
    {
        var time = DateTimeOffset.FromUnixTimeSeconds(start * 60L);
        for (var outcome = 0; outcome < counts.Length; outcome++)
        {
            if (counts[outcome] > 0)
            {
                series.Add(time, (AuditOutcome)outcome, counts[outcome]);
            }
        }

        counts.Clear();
    }

    private static void Add(
        AuditTallies tallies, AuditField by, SegmentReader reader, Segment segment, ReadOnlySpan<bool> mask)
    {
        byte[] words = [];
        var codes = reader.Read(segment, ColumnOf(by), text =>
        {
            words = text.ToArray();
            return true;
        });
        var counts = ArrayPool<int>.Shared.Rent(ushort.MaxValue + 1);
        counts.AsSpan().Clear();
        var wide = MemoryMarshal.Cast<byte, ushort>(codes);
        var isNarrow = codes.Length == segment.Events;
        for (var i = 0; i < mask.Length; i++)
        {
            counts[isNarrow ? codes[i] : wide[i]] += mask[i] ? 1 : 0;
        }

        if (by == AuditField.Outcome)
        {
            foreach (var outcome in Enum.GetValues<AuditOutcome>())
            {
                tallies.Add(AuditTallies.Word(outcome), counts[(int)outcome]);
            }
        }
        else
        {
            Words.Tell(words, counts, tallies.Add);
        }

        ArrayPool<int>.Shared.Return(counts);
    }

    private static int Minutes(DateTimeOffset time) => (int)(time.ToUnixTimeSeconds() / 60);

    private static SegmentColumn ColumnOf(AuditField field) => field switch
    {
        AuditField.Tool => SegmentColumn.Tool,
        AuditField.User => SegmentColumn.User,
        AuditField.Organizer => SegmentColumn.Organizer,
        AuditField.Connection => SegmentColumn.Connection,
        AuditField.Client => SegmentColumn.Client,
        AuditField.Provider => SegmentColumn.Provider,
        AuditField.Code => SegmentColumn.Code,
        AuditField.Action => SegmentColumn.Action,
        AuditField.Outcome => SegmentColumn.Outcome,
        AuditField.Effect => SegmentColumn.Effect,
        _ => SegmentColumn.Guard,
    };
}
