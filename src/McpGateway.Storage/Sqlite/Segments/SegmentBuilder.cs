namespace McpGateway.Storage.Sqlite.Segments;

/// <summary>Makes segments of what is in none: of the events behind the last segment as soon as they fill one, and of what
/// retention left of those that it took apart.</summary>
/// <param name="database">The file.</param>
/// <param name="size">How many events make a segment; fewer than two bytes can number.</param>
internal sealed class SegmentBuilder(SqliteDatabase database, int size = SegmentBuilder.Size)
{
    public const int Size = 65_000;

    private const string FindRows = $"""
        SELECT {AuditSql.Columns}, sequence FROM audit_event WHERE sequence BETWEEN ?1 AND ?2 ORDER BY sequence LIMIT ?3
        """;

    private const string IsFull = "SELECT 1 FROM audit_event WHERE sequence >= ?1 LIMIT 1 OFFSET ?2";

    private const string IsTaken = "SELECT 1 FROM audit_segment WHERE last >= ?1 AND first <= ?2 LIMIT 1";

    private const string CountRows = "SELECT count(*) FROM audit_event WHERE sequence BETWEEN ?1 AND ?2";

    private const string AddSegment =
        "INSERT INTO audit_segment (first, last, events, from_time, to_time) VALUES (?1, ?2, ?3, ?4, ?5)";

    private const string AddColumn = "INSERT INTO audit_column (first, name, words, codes) VALUES (?1, ?2, ?3, ?4)";

    /// <summary>Makes all that is due; returns how many.</summary>
    public async ValueTask<int> RunAsync(CancellationToken cancellationToken)
    {
        var count = 0;
        while (database.Read(size, FindGap) is { } gap)
        {
            var (draft, last) = database.Read((gap, size), Draft);
            var isAdded = await database.WriteAsync(
                session => TryAdd(session, gap.First, last, draft), cancellationToken);
            if (!isAdded)
            {
                // Another process was faster, or retention came between: the next time sees what is there then.
                return count;
            }

            count++;
        }

        return count;
    }

    /// <summary>The next run of sequences that is in no segment and is due; null when there is none.</summary>
    private static (long First, long Last)? FindGap(SqliteSession session, int size)
    {
        var expected = 1L;
        foreach (var segment in SegmentList.Read(session))
        {
            if (segment.First > expected)
            {
                return (expected, segment.First - 1);
            }

            expected = segment.Last + 1;
        }

        using var full = session.Prepare(IsFull);
        full.Bind(1, expected);
        full.Bind(2, size - 1);
        return full.Step() ? (expected, long.MaxValue) : null;
    }

    private static (SegmentDraft Draft, long Last) Draft(
        SqliteSession session, ((long First, long Last) Gap, int Size) asked)
    {
        var draft = new SegmentDraft();
        using var rows = session.Prepare(FindRows);
        rows.Bind(1, asked.Gap.First);
        rows.Bind(2, asked.Gap.Last);
        rows.Bind(3, asked.Size);
        while (rows.Step())
        {
            draft.Add(AuditSql.Read(rows));
        }

        return (draft, draft.Count == asked.Size ? draft.LastSequence : asked.Gap.Last);
    }

    private static bool TryAdd(SqliteSession session, long first, long last, SegmentDraft draft)
    {
        using var taken = session.Prepare(IsTaken);
        taken.Bind(1, first);
        taken.Bind(2, last);
        using var rows = session.Prepare(CountRows);
        rows.Bind(1, first);
        rows.Bind(2, last);
        // Events are never changed; that as many are there means that they are those that were read.
        if (taken.Step() || !rows.Step() || rows.Number(0) != draft.Count)
        {
            return false;
        }

        using var segment = session.Prepare(AddSegment);
        segment.Bind(1, first);
        segment.Bind(2, last);
        segment.Bind(3, draft.Count);
        segment.Bind(4, draft.FromTime);
        segment.Bind(5, draft.ToTime);
        segment.Step();
        foreach (var (column, words, codes) in draft.Columns())
        {
            using var add = session.Prepare(AddColumn);
            add.Bind(1, first);
            add.Bind(2, (long)column);
            add.Bind(3, words.AsSpan());
            add.Bind(4, codes.AsSpan());
            add.Step();
        }

        return true;
    }
}
