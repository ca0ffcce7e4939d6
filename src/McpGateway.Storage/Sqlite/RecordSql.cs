using System.Text.Json;

namespace McpGateway.Storage.Sqlite;

/// <summary>The statements over the table <c>record</c>, and its rows as records.</summary>
internal static class RecordSql
{
    private const string Columns = "record.id, version, expires_at, indexes, content";
    private const string IsLive = "(expires_at IS NULL OR expires_at > ?3)";

    public const string Find = $"SELECT {Columns} FROM record WHERE kind = ?1 AND id = ?2 AND {IsLive}";

    // An expired record is nobody's: adding over it is adding anew.
    public const string Add = """
        INSERT INTO record (kind, id, version, expires_at, indexes, content) VALUES (?1, ?2, 1, ?4, ?5, ?6)
        ON CONFLICT (kind, id) DO UPDATE
        SET version = 1, expires_at = excluded.expires_at, indexes = excluded.indexes, content = excluded.content
        WHERE expires_at <= ?3
        """;

    public const string Replace = $"""
        UPDATE record SET version = version + 1, expires_at = ?4, indexes = ?5, content = ?6
        WHERE kind = ?1 AND id = ?2 AND version = ?7 AND {IsLive}
        """;

    // Over whatever is there, and never with a lower version.
    public const string Put = """
        INSERT INTO record (kind, id, version, expires_at, indexes, content) VALUES (?1, ?2, ?7, ?4, ?5, ?6)
        ON CONFLICT (kind, id) DO UPDATE
        SET version = max(version, excluded.version), expires_at = excluded.expires_at, indexes = excluded.indexes,
            content = excluded.content
        """;

    public const string Take = $"DELETE FROM record WHERE kind = ?1 AND id = ?2 AND {IsLive} RETURNING {Columns}";

    public const string List = $"""
        SELECT {Columns} FROM record WHERE kind = ?1 AND id > ?2 AND {IsLive} ORDER BY id LIMIT ?4
        """;

    public const string ListByIndex = $"""
        SELECT {Columns} FROM record_index CROSS JOIN record USING (kind, id)
        WHERE record_index.kind = ?1 AND record_index.value = ?5 AND record_index.id > ?2 AND {IsLive}
        ORDER BY record_index.id LIMIT ?4
        """;

    public const string Purge = """
        DELETE FROM record WHERE rowid IN (SELECT rowid FROM record WHERE expires_at <= ?1 LIMIT ?2)
        """;

    public static void Bind(SqliteStatement statement, StoredRecord record, long now)
    {
        statement.Bind(1, record.Kind);
        statement.Bind(2, record.Id);
        statement.Bind(3, now);
        statement.Bind(4, record.ExpiresAt?.ToUnixTimeMilliseconds());
        statement.Bind(5, record.Indexes.Count == 0 ? null : JsonSerializer.Serialize(record.Indexes));
        statement.Bind(6, record.Content.Span);
    }

    public static StoredRecord Read(SqliteStatement row, string kind) => new()
    {
        Kind = kind,
        Id = row.Text(0),
        Version = row.Number(1),
        ExpiresAt = row.NumberOrNull(2) is { } expiry ? DateTimeOffset.FromUnixTimeMilliseconds(expiry) : null,
        Indexes = row.IsNull(3) ? [] : JsonSerializer.Deserialize<string[]>(row.Bytes(3))!,
        Content = row.Bytes(4).ToArray(),
    };
}
