namespace McpGateway.Storage.Sqlite;

/// <summary>
/// A page of a query over the rows. The order is time and then sequence, and the page continues after the position (time,
/// sequence) of the last event seen.
/// </summary>
internal sealed class AuditPageSql
{
    private readonly AuditFilterSql filter;
    private readonly string table;
    private readonly int limit;

    /// <param name="query">The filters.</param>
    /// <param name="run">Only rows with these sequences, read one after the other; null for all, by an index.</param>
    public AuditPageSql(AuditQuery query, (long First, long Last)? run = null)
    {
        limit = query.Limit;
        filter = new(query);
        table = filter.Within(run);
        // A position that retention has deleted has nothing older after it: the page is empty.
        filter.Where(
            "(time, sequence) < (SELECT time, sequence FROM audit_event AS last WHERE last.sequence = {0})",
            query.Before);
    }

    public string Text =>
        $"""
        SELECT {AuditSql.Columns}, sequence FROM {table} WHERE {filter.Text}
        ORDER BY time DESC, sequence DESC LIMIT {limit + 1L}
        """;

    /// <summary>Whether an index gives the page in its order, without looking at many other rows.</summary>
    public static bool IsServedByIndex(AuditQuery query) => query.RequestId is not null
        || query with { From = null, To = null, Before = null, Limit = 1 } == new AuditQuery { Limit = 1 };

    /// <summary>Ready to step; one row more than the limit, if there is one. The caller closes it.</summary>
    public SqliteStatement Compile(SqliteSession session) => filter.Compile(session, Text);
}
