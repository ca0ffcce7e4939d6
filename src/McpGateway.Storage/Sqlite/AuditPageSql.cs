using System.Globalization;

namespace McpGateway.Storage.Sqlite;

/// <summary>
/// A query put together from the filters that are given. The order is time and then sequence, which is the order of
/// every index, and the page continues after the position (time, sequence) of the last event seen.
/// </summary>
internal sealed class AuditPageSql
{
    private readonly List<string> conditions = ["TRUE"];
    private readonly List<Action<SqliteStatement, int>> values = [];
    private readonly int limit;

    public AuditPageSql(AuditQuery query)
    {
        limit = query.Limit;
        Where("time >= {0}", query.From?.ToUnixTimeMilliseconds());
        Where("time < {0}", query.To?.ToUnixTimeMilliseconds());
        Where("action = {0}", query.Action);
        // Written out, so that the partial index over what is not a success can serve.
        Where(
            query.Outcome is AuditOutcome.Success ? "outcome = {0}" : "outcome <> 0 AND outcome = {0}",
            (long?)query.Outcome);
        Where("code = {0}", query.Code);
        Where("user_id = {0}", query.UserId);
        Where("organizer_id = {0}", query.OrganizerId);
        Where("connection_id = {0}", query.ConnectionId);
        Where("client_id = {0}", query.ClientId);
        Where("provider = {0}", query.Provider);
        Where("tool = {0}", query.Tool);
        Where("effect = {0}", query.Effect);
        Where("request_id = {0}", query.RequestId);
        // A position that retention has deleted has nothing older after it: the page is empty.
        Where(
            "(time, sequence) < (SELECT time, sequence FROM audit_event AS last WHERE last.sequence = {0})",
            query.Before);
    }

    public string Text =>
        $"""
        SELECT {AuditSql.Columns}, sequence FROM audit_event WHERE {string.Join(" AND ", conditions)}
        ORDER BY time DESC, sequence DESC LIMIT {limit + 1L}
        """;

    /// <summary>Ready to step; one row more than the limit, if there is one. The caller closes it.</summary>
    public SqliteStatement Compile(SqliteSession session)
    {
        var statement = session.Compile(Text);
        for (var i = 0; i < values.Count; i++)
        {
            values[i](statement, i + 1);
        }

        return statement;
    }

    private void Where(string condition, string? value)
    {
        if (value is not null)
        {
            Add(condition, (statement, index) => statement.Bind(index, value));
        }
    }

    private void Where(string condition, long? value)
    {
        if (value is { } number)
        {
            Add(condition, (statement, index) => statement.Bind(index, number));
        }
    }

    private void Add(string condition, Action<SqliteStatement, int> bind)
    {
        values.Add(bind);
        conditions.Add(string.Format(CultureInfo.InvariantCulture, condition, $"?{values.Count}"));
    }
}
