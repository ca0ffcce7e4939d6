using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace McpGateway.Storage.Sqlite;

/// <summary>A prepared statement that is kept and used again: bind, step, read, and dispose to reset it.</summary>
internal sealed class SqliteStatement(sqlite3 database, sqlite3_stmt statement) : IDisposable
{
    public void Bind(int index, long value) => Check(raw.sqlite3_bind_int64(statement, index, value));

    public void Bind(int index, long? value) =>
        Check(value is { } number ? raw.sqlite3_bind_int64(statement, index, number) : BindNull(index));

    public void Bind(int index, ReadOnlySpan<byte> value) => Check(raw.sqlite3_bind_blob(statement, index, value));

    public void Bind(int index, string? value)
    {
        if (value is null)
        {
            Check(BindNull(index));
            return;
        }

        var size = Encoding.UTF8.GetMaxByteCount(value.Length);
        Span<byte> utf8 = size <= 512 ? stackalloc byte[512] : new byte[size];
        Check(raw.sqlite3_bind_text(statement, index, utf8[..Encoding.UTF8.GetBytes(value, utf8)]));
    }

    /// <summary>Runs to the next row; false when there is none.</summary>
    public bool Step()
    {
        var result = raw.sqlite3_step(statement);
        if (result == raw.SQLITE_ROW)
        {
            return true;
        }

        // Not Check: SQLITE_DONE is the one other good end.
        SqliteException.ThrowExceptionForRC(result, database);
        return false;
    }

    public bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public long Number(int column) => raw.sqlite3_column_int64(statement, column);

    public long? NumberOrNull(int column) => IsNull(column) ? null : Number(column);

    public string Text(int column) => raw.sqlite3_column_text(statement, column).utf8_to_string();

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    /// <summary>The bytes of the column, valid until the next step.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(statement, column);

    /// <summary>Ends the execution, which lets go of its locks, and forgets the values.</summary>
    public void Dispose()
    {
        // Reset repeats the error that Step has thrown already.
        _ = raw.sqlite3_reset(statement);
        _ = raw.sqlite3_clear_bindings(statement);
    }

    /// <summary>Frees the statement for good.</summary>
    public void Close() => statement.Dispose();

    private int BindNull(int index) => raw.sqlite3_bind_null(statement, index);

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, database);
}
