using System.Globalization;
using System.Reflection;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace McpGateway.Storage.Sqlite;

/// <summary>Brings a file to the newest schema by the numbered scripts in <c>Migrations</c>.</summary>
internal static class SqliteSchema
{
    private const string Folder = "McpGateway.Storage.Sqlite.Migrations.";
    private const int Attempts = 100;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    private static readonly string[] Scripts =
        [.. Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(IsScript).Order(StringComparer.Ordinal)];

    /// <summary>Runs what is missing, all or nothing; safe when several processes start at once.</summary>
    public static void Migrate(SqliteSession session, string path)
    {
        UseLog(session);
        if (Version(session) == Scripts.Length)
        {
            return;
        }

        session.Execute("BEGIN IMMEDIATE");
        var version = Version(session);
        if (version > Scripts.Length)
        {
            throw new StoreUnavailableException(
                $"The SQLite store '{path}' has schema {version}, written by a newer gateway; this one knows "
                + $"schema {Scripts.Length}. Run the newer gateway, or restore a backup from before it.");
        }

        foreach (var script in Scripts.Skip(version))
        {
            session.ExecuteScript(Read(script));
        }

        session.ExecuteScript(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {Scripts.Length}"));
        session.Execute("COMMIT");
    }

    /// <summary>Between two who change a new file at the same moment SQLite does not wait, whatever its time-out.</summary>
    private static void UseLog(SqliteSession session)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                // FULL makes a commit wait until the disk has it; WAL lets readers go on meanwhile. The log is taken over
                // into the file when it has 16 MB: most of it are the same few pages over and over, and only the last
                // counts.
                session.ExecuteScript(
                    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000;");
                return;
            }
            catch (SqliteException busy) when (busy.SqliteErrorCode == raw.SQLITE_BUSY && attempt < Attempts)
            {
                lock (session)
                {
                    Monitor.Wait(session, Pause);
                }
            }
        }
    }

    private static int Version(SqliteSession session)
    {
        using var statement = session.Prepare("PRAGMA user_version");
        statement.Step();
        return (int)statement.Number(0);
    }

    private static bool IsScript(string name) => name.StartsWith(Folder, StringComparison.Ordinal);

    private static string Read(string script)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(script)!);
        return reader.ReadToEnd();
    }
}
