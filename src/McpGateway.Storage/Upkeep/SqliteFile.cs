using McpGateway.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace McpGateway.Storage.Upkeep;

/// <summary>A store's file as SQLite sees it, without the gateway's schema.</summary>
internal static class SqliteFile
{
    private const int BusyTimeout = 5000;

    /// <summary>Opens a file that exists, beside others who have it open.</summary>
    public static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = false,
        }.ToString());
        connection.Open();
        Run(connection, $"PRAGMA busy_timeout = {BusyTimeout}");
        return connection;
    }

    /// <summary>Opens it for nobody else, until it is closed. Fails when another process has it open.</summary>
    public static SqliteConnection OpenAlone(string path)
    {
        var connection = Open(path);
        try
        {
            // Leaving WAL needs the file alone, and gives what is in the WAL to the file. The lock stays from then on.
            connection.DefaultTimeout = 1;
            Run(connection, "PRAGMA busy_timeout = 1000; PRAGMA locking_mode = EXCLUSIVE");
            Run(connection, "PRAGMA journal_mode = DELETE");
            Run(connection, "BEGIN EXCLUSIVE; COMMIT");
            return connection;
        }
        catch (SqliteException failure)
        {
            connection.Dispose();
            throw failure.SqliteErrorCode is SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED
                ? new UpkeepException($"The store '{path}' is in use. Stop every gateway that uses it first.")
                : SqliteFailure.Describe(failure, path);
        }
    }

    public static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
