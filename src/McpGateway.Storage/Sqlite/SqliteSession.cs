using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace McpGateway.Storage.Sqlite;

/// <summary>One open connection with its prepared statements. Used by one thread at a time.</summary>
internal sealed class SqliteSession : IDisposable
{
    // Statements are constants, so the reference tells them apart without hashing their text.
    private readonly Dictionary<string, SqliteStatement> statements = new(ReferenceEqualityComparer.Instance);
    private readonly SqliteConnection connection;
    private readonly sqlite3 database;

    /// <summary>Opens a file that exists; to make a missing one anew would hide a loss.</summary>
    public SqliteSession(string path, TimeSpan busyTimeout)
    {
        connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = false,
        }.ToString());
        connection.Open();
        database = connection.Handle!;
        Ends = new(this);
        _ = raw.sqlite3_busy_timeout(database, (int)busyTimeout.TotalMilliseconds);
    }

    public sqlite3 Handle => database;

    /// <summary>The chains that the transaction under way goes on with.</summary>
    public ChainEnds Ends { get; }

    /// <summary>Rows changed by the last statement.</summary>
    public int Changes => raw.sqlite3_changes(database);

    /// <summary>False also when an error has rolled the transaction back.</summary>
    public bool InTransaction => raw.sqlite3_get_autocommit(database) == 0;

    /// <summary>The prepared statement for a constant text, made on first use.</summary>
    public SqliteStatement Prepare(string sql)
    {
        if (!statements.TryGetValue(sql, out var statement))
        {
            statements[sql] = statement = Compile(sql);
        }

        return statement;
    }

    /// <summary>A statement whose text is put together for one use; the caller closes it.</summary>
    public SqliteStatement Compile(string sql)
    {
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(database, sql, out var statement), database);
        return new SqliteStatement(database, statement);
    }

    /// <summary>Runs a prepared statement without parameters or rows.</summary>
    public void Execute(string sql)
    {
        using var statement = Prepare(sql);
        statement.Step();
    }

    /// <summary>Runs a script of several statements.</summary>
    public void ExecuteScript(string sql) =>
        SqliteException.ThrowExceptionForRC(raw.sqlite3_exec(database, sql), database);

    public void Dispose()
    {
        foreach (var statement in statements.Values)
        {
            statement.Close();
        }

        connection.Dispose();
    }
}
