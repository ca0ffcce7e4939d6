using McpGateway.Storage.Sqlite;

namespace McpGateway.Storage.Upkeep;

/// <summary>The kinds of records that a file has, known to this gateway or not.</summary>
internal static class SqliteKinds
{
    public static IReadOnlyList<string> In(SqliteDatabase database) => database.Read(
        "SELECT DISTINCT kind FROM record ORDER BY kind",
        static (session, sql) =>
        {
            var kinds = new List<string>();
            using var rows = session.Prepare(sql);
            while (rows.Step())
            {
                kinds.Add(rows.Text(0));
            }

            return kinds;
        });
}
