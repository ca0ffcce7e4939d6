using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace McpGateway.Storage.Sqlite;

/// <summary>Says in a sentence what is wrong with the file.</summary>
internal static class SqliteFailure
{
    public static StoreUnavailableException Describe(SqliteException failure, string path) =>
        new($"The SQLite store '{path}' {Reason(failure)}", failure);

    private static string Reason(SqliteException failure) => failure.SqliteErrorCode switch
    {
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED =>
            "is locked by another process that holds it for too long; nothing was written.",
        raw.SQLITE_READONLY or raw.SQLITE_PERM =>
            "cannot be written: make the file and its folder writable for this process.",
        raw.SQLITE_FULL => "is full: free space on its disk. Nothing was written.",
        raw.SQLITE_CANTOPEN => "cannot be opened: the file and its folder must exist and be accessible.",
        raw.SQLITE_CORRUPT => "is damaged: restore it from a backup.",
        raw.SQLITE_NOTADB => "is not a SQLite database: the setting Gateway:Storage:Sqlite:Path names another file.",
        raw.SQLITE_IOERR => "cannot be read or written: its disk reports an input/output error.",
        _ => $"failed with SQLite error {failure.SqliteErrorCode} ({failure.SqliteExtendedErrorCode}).",
    };
}
