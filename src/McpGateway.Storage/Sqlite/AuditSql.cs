namespace McpGateway.Storage.Sqlite;

/// <summary>The statements over the table <c>audit_event</c>, and its rows as events.</summary>
internal static class AuditSql
{
    public const string Columns = """
        time, request_id, action, outcome, code, user_id, organizer_id, connection_id, client_id, provider, tool,
        effect, duration_ms, redactions, tool_digest, left_out, guard
        """;

    public const string Append = $"""
        INSERT INTO audit_event ({Columns}, sequence, day, position, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9,
            ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21)
        """;

    /// <summary>An event with its place in any chain, or in none.</summary>
    public const string Put = $"""
        INSERT INTO audit_event ({Columns}, sequence, day, position, hash, lane) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8,
            ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22)
        """;

    /// <summary>How many columns <see cref="Columns"/> are.</summary>
    public const int Members = 17;

    public static string Column(AuditField field) => field switch
    {
        AuditField.Tool => "tool",
        AuditField.User => "user_id",
        AuditField.Organizer => "organizer_id",
        AuditField.Connection => "connection_id",
        AuditField.Client => "client_id",
        AuditField.Provider => "provider",
        AuditField.Code => "code",
        AuditField.Action => "action",
        AuditField.Outcome => "outcome",
        AuditField.Effect => "effect",
        AuditField.Guard => "guard",
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    public static void Bind(SqliteStatement statement, AuditEvent auditEvent)
    {
        statement.Bind(1, auditEvent.Time.ToUnixTimeMilliseconds());
        statement.Bind(2, auditEvent.RequestId);
        statement.Bind(3, auditEvent.Action);
        statement.Bind(4, (long)auditEvent.Outcome);
        statement.Bind(5, auditEvent.Code);
        statement.Bind(6, auditEvent.UserId);
        statement.Bind(7, auditEvent.OrganizerId);
        statement.Bind(8, auditEvent.ConnectionId);
        statement.Bind(9, auditEvent.ClientId);
        statement.Bind(10, auditEvent.Provider);
        statement.Bind(11, auditEvent.Tool);
        statement.Bind(12, auditEvent.Effect);
        statement.Bind(13, (long?)auditEvent.DurationMs);
        statement.Bind(14, (long?)auditEvent.Redactions);
        statement.Bind(15, auditEvent.ToolDigest);
        statement.Bind(16, (long?)auditEvent.LeftOut);
        statement.Bind(17, auditEvent.Guard);
    }

    public static AuditEvent Read(SqliteStatement row) => new()
    {
        Time = DateTimeOffset.FromUnixTimeMilliseconds(row.Number(0)),
        RequestId = row.Text(1),
        Action = row.Text(2),
        Outcome = (AuditOutcome)row.Number(3),
        Code = row.TextOrNull(4),
        UserId = row.TextOrNull(5),
        OrganizerId = row.TextOrNull(6),
        ConnectionId = row.TextOrNull(7),
        ClientId = row.TextOrNull(8),
        Provider = row.TextOrNull(9),
        Tool = row.TextOrNull(10),
        Effect = row.TextOrNull(11),
        DurationMs = (int?)row.NumberOrNull(12),
        Redactions = (int?)row.NumberOrNull(13),
        ToolDigest = row.TextOrNull(14),
        LeftOut = (int?)row.NumberOrNull(15),
        Guard = row.TextOrNull(16),
        Sequence = row.Number(17),
    };
}
