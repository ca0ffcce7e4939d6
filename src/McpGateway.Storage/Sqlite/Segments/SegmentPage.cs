using System.Buffers;

namespace McpGateway.Storage.Sqlite.Segments;

/// <summary>
/// A page out of segments, and out of the rows that are in none: of both the newest that match, as many as asked for and one
/// more. Segments are looked at from the latest on, until what was found is later than all that is left.
/// </summary>
internal sealed class SegmentPage(SqliteSession session, AuditQuery query)
{
    private const string FindEvent = $"SELECT {AuditSql.Columns}, sequence FROM audit_event WHERE sequence = ?1";
    private const string FindTime = "SELECT time FROM audit_event WHERE sequence = ?1";

    private readonly int most = query.Limit + 1;
    // The earliest is the first to go.
    private readonly PriorityQueue<AuditEvent?, (long Time, long Sequence)> found = new();
    private (long Time, long Sequence) before = (long.MaxValue, long.MaxValue);

    /// <summary>Newest first, one more than the limit, if there is one.</summary>
    public List<AuditEvent> Read()
    {
        session.Execute("BEGIN");
        try
        {
            if (query.Before is { } position && !FindPosition(position))
            {
                // A position that retention has deleted has nothing older after it.
                return [];
            }

            var segments = SegmentList.Read(session);
            foreach (var gap in SegmentList.Gaps(segments))
            {
                AddRows(gap);
            }

            AddSegments(segments);
            return Take();
        }
        finally
        {
            session.Execute("COMMIT");
        }
    }

    private bool FindPosition(long position)
    {
        using var row = session.Prepare(FindTime);
        row.Bind(1, position);
        if (!row.Step())
        {
            return false;
        }

        before = (row.Number(0), position);
        return true;
    }

    private void AddRows((long First, long Last) gap)
    {
        var page = new AuditPageSql(query, gap).Compile(session);
        try
        {
            while (page.Step())
            {
                var row = AuditSql.Read(page);
                Add((row.Time.ToUnixTimeMilliseconds(), row.Sequence), row);
            }
        }
        finally
        {
            page.Close();
        }
    }

    private void AddSegments(List<Segment> segments)
    {
        using var reader = new SegmentReader(session);
        var filter = new SegmentFilter(query);
        var mask = ArrayPool<bool>.Shared.Rent(SegmentBuilder.Size);
        foreach (var segment in segments.OrderByDescending(segment => segment.ToTime))
        {
            if (IsFull && Earliest.Time > segment.ToTime)
            {
                break;
            }

            if (segment.FromTime <= before.Time
                && filter.Match(reader, segment, mask.AsSpan(0, segment.Events)))
            {
                Add(reader, segment, mask.AsSpan(0, segment.Events));
            }
        }

        ArrayPool<bool>.Shared.Return(mask);
    }

    private void Add(SegmentReader reader, Segment segment, ReadOnlySpan<bool> mask)
    {
        var times = reader.ReadLongs(segment, SegmentColumn.Time);
        var sequences = reader.ReadLongs(segment, SegmentColumn.Sequence);
        for (var i = mask.Length - 1; i >= 0; i--)
        {
            if (mask[i])
            {
                Add((times[i], sequences[i]), row: null);
            }
        }
    }

    private bool IsFull => found.Count == most;

    private (long Time, long Sequence) Earliest => found.TryPeek(out _, out var earliest) ? earliest : default;

    private void Add((long Time, long Sequence) place, AuditEvent? row)
    {
        if (place.CompareTo(before) >= 0)
        {
            return;
        }

        if (!IsFull)
        {
            found.Enqueue(row, place);
        }
        else if (place.CompareTo(Earliest) > 0)
        {
            found.EnqueueDequeue(row, place);
        }
    }

    private List<AuditEvent> Take()
    {
        var events = new List<AuditEvent>(found.Count);
        while (found.TryDequeue(out var row, out var place))
        {
            if ((row ?? Find(place.Sequence)) is { } whole)
            {
                events.Add(whole);
            }
        }

        events.Reverse();
        return events;
    }

    private AuditEvent? Find(long sequence)
    {
        using var row = session.Prepare(FindEvent);
        row.Bind(1, sequence);
        return row.Step() ? AuditSql.Read(row) : null;
    }
}
