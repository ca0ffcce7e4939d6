using System.Globalization;
using System.Text.Json;

namespace McpGateway.Storage.Sqlite;

/// <summary>The conditions of a query, out of the filters that are given, and their values.</summary>
internal sealed class AuditFilterSql
{
    private readonly List<string> conditions = ["TRUE"];
    private readonly List<Action<SqliteStatement, int>> values = [];

    public AuditFilterSql(AuditQuery query)
    {
        Where("time >= {0}", query.From?.ToUnixTimeMilliseconds());
        Where("time < {0}", query.To?.ToUnixTimeMilliseconds());
        Where("action = {0}", query.Action);
        Where("outcome = {0}", (long?)query.Outcome);
        Where("code = {0}", query.Code);
        Where("user_id = {0}", query.UserId);
        WhereAny("user_id", query.UserForms);
        Where("organizer_id = {0}", query.OrganizerId);
        Where("connection_id = {0}", query.ConnectionId);
        Where("client_id = {0}", query.ClientId);
        Where("provider = {0}", query.Provider);
        Where("tool = {0}", query.Tool);
        Where("tool_digest = {0}", query.ToolDigest);
        Where("effect = {0}", query.Effect);
        Where("guard = {0}", query.Guard);
        Where("request_id = {0}", query.RequestId);
    }

    public string Text => string.Join(" AND ", conditions);

    /// <summary>Narrows it to a run of sequences, and gives the table to read: then without any other index.</summary>
    public string Within((long First, long Last)? run)
    {
        Where("sequence >= {0}", run?.First);
        Where("sequence <= {0}", run?.Last);
        return run is null ? "audit_event" : "audit_event NOT INDEXED";
    }

    /// <summary>One condition more; nothing without a value.</summary>
    /// <param name="condition">With the place of the value as <c>{0}</c>.</param>
    /// <param name="value">The value.</param>
    public void Where(string condition, long? value)
    {
        if (value is { } number)
        {
            Add(condition, (statement, index) => statement.Bind(index, number));
        }
    }

    /// <summary>The statement with its values, ready to step. The caller closes it.</summary>
    public SqliteStatement Compile(SqliteSession session, string text)
    {
        var statement = session.Compile(text);
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

    private void WhereAny(string column, IReadOnlyList<string>? any)
    {
        if (any is not null)
        {
            // One value for all: a statement takes only so many.
            var list = JsonSerializer.Serialize(any);
            values.Add((statement, index) => statement.Bind(index, list));
            conditions.Add($"{column} IN (SELECT value FROM json_each(?{values.Count}))");
        }
    }

    private void Add(string condition, Action<SqliteStatement, int> bind)
    {
        values.Add(bind);
        conditions.Add(string.Format(CultureInfo.InvariantCulture, condition, $"?{values.Count}"));
    }
}
