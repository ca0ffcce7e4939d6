namespace McpGateway.Storage.Sqlite.Segments;

/// <summary>Which segments there are.</summary>
internal static class SegmentList
{
    private const string All = "SELECT first, last, events, from_time, to_time FROM audit_segment ORDER BY first";

    /// <summary>In the order of their sequences.</summary>
    public static List<Segment> Read(SqliteSession session)
    {
        var segments = new List<Segment>();
        using var rows = session.Prepare(All);
        while (rows.Step())
        {
            segments.Add(new(rows.Number(0), rows.Number(1), (int)rows.Number(2), rows.Number(3), rows.Number(4)));
        }

        return segments;
    }

    /// <summary>The runs of sequences that are in none; the last goes on without end.</summary>
    public static IEnumerable<(long First, long Last)> Gaps(IReadOnlyList<Segment> segments)
    {
        var expected = 1L;
        foreach (var segment in segments)
        {
            if (segment.First > expected)
            {
                yield return (expected, segment.First - 1);
            }

            expected = segment.Last + 1;
        }

        yield return (expected, long.MaxValue);
    }
}
