namespace McpGateway.Storage.Sqlite;

/// <summary>
/// A page of a query. The order is time and then sequence, which is the order of every index, and the page continues
/// after the position (time, sequence) of the last event seen.
/// </summary>
internal sealed class AuditPageSql
{
    private readonly AuditFilterSql filter;
    private readonly int limit;

    public AuditPageSql(AuditQuery query)
    {
        limit = query.Limit;
        filter = new(query);
        // A position that retention has deleted has nothing older after it: the page is empty.
        filter.Where(
            "(time, sequence) < (SELECT time, sequence FROM audit_event AS last WHERE last.sequence = {0})",
            query.Before);
    }

    public string Text =>
        $"""
        SELECT {AuditSql.Columns}, sequence FROM audit_event WHERE {filter.Text}
        ORDER BY time DESC, sequence DESC LIMIT {limit + 1L}
        """;

    /// <summary>Ready to step; one row more than the limit, if there is one. The caller closes it.</summary>
    public SqliteStatement Compile(SqliteSession session) => filter.Compile(session, Text);
}
