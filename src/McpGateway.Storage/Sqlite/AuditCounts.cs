namespace McpGateway.Storage.Sqlite;

/// <summary>Counts over the table of events.</summary>
internal static class AuditCounts
{
    private const long Minute = 60_000;

    public static void AddTo(
        AuditSeries series, SqliteSession session, AuditQuery query, AuditInterval interval, (long First, long Last) run)
    {
        var width = interval switch
        {
            AuditInterval.Minute => Minute,
            AuditInterval.Hour => 60 * Minute,
            // Months are put together from days.
            _ => 24 * 60 * Minute,
        };
        var filter = new AuditFilterSql(query);
        var table = Table(filter, query, run);
        var rows = filter.Compile(
            session, $"SELECT time / {width}, outcome, count(*) FROM {table} WHERE {filter.Text} GROUP BY 1, 2");
        try
        {
            while (rows.Step())
            {
                series.Add(
                    DateTimeOffset.FromUnixTimeMilliseconds(rows.Number(0) * width), (AuditOutcome)rows.Number(1),
                    rows.Number(2));
            }
        }
        finally
        {
            rows.Close();
        }
    }

    public static void AddTo(
        AuditTallies tallies, SqliteSession session, AuditQuery query, AuditField by, (long First, long Last) run)
    {
        var column = AuditSql.Column(by);
        var filter = new AuditFilterSql(query);
        var table = Table(filter, query, run);
        var rows = filter.Compile(
            session,
            $"SELECT {column}, count(*) FROM {table} WHERE {filter.Text} AND {column} IS NOT NULL GROUP BY +{column}");
        try
        {
            while (rows.Step())
            {
                tallies.Add(
                    by == AuditField.Outcome ? AuditTallies.Word((AuditOutcome)rows.Number(0)) : rows.Text(0),
                    rows.Number(1));
            }
        }
        finally
        {
            rows.Close();
        }
    }

    /// <summary>A request has few events, which its index finds.</summary>
    private static string Table(AuditFilterSql filter, AuditQuery query, (long First, long Last) run) =>
        filter.Within(query.RequestId is null ? run : null);
}
