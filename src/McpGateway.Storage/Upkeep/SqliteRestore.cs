using System.Globalization;
using McpGateway.Storage.Redis;
using McpGateway.Storage.Sqlite;
using McpGateway.Storage.Tiering;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace McpGateway.Storage.Upkeep;

/// <summary>
/// Puts a backup in the place of a SQLite store. A backup knows nothing of what was revoked after it was made, so its
/// connections, codes and sessions do not come back unless the operator says so (promise S16).
/// </summary>
public static class SqliteRestore
{
    private const string Connection = "connection";
    private const string DeleteKind = "DELETE FROM record WHERE kind = ?1";

    /// <param name="services">Of a host with <c>AddStorage</c>, not started.</param>
    /// <param name="order">What, and how.</param>
    /// <param name="cancellationToken">Stops it; then nothing has changed.</param>
    /// <exception cref="UpkeepException">It was not done.</exception>
    public static async Task<RestoreOutcome> RunAsync(
        IServiceProvider services, RestoreOrder order, CancellationToken cancellationToken)
    {
        var parts = new StoreParts(services);
        parts.RequireSqlite();
        var target = parts.Options.SqlitePath();
        var file = Path.GetFullPath(order.File);
        RequireUsable(file, target, order.Replace);
        await RequireRedisIsAwayAsync(parts, services, cancellationToken);
        using var before = File.Exists(target) ? SqliteFile.OpenAlone(target) : null;
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        using var draft = new SqliteDraft(target);
        await draft.FillFromAsync(file, cancellationToken);
        await draft.ProveAsync(services, cancellationToken);
        var ended = await EditAsync(draft.Path, order, cancellationToken);
        if (before is null)
        {
            draft.Publish();
            return new(target, ended, null);
        }

        return new(target, ended, Replace(before, draft, target, order.Note.Time));
    }

    private static void RequireUsable(string file, string target, bool replace)
    {
        var obstacle = !File.Exists(file) ? $"There is no file '{file}'."
            : file == target ? $"'{file}' is the store itself."
            : File.Exists($"{file}-wal") ? $"'{file}' has a WAL beside it, so it is a store in use or was copied from one. "
                + "Restore what 'store backup' made."
            : File.Exists(target) && !replace ? $"The store '{target}' exists. With --replace it is replaced; the old one "
                + "is kept beside it."
            : !File.Exists(target) && File.Exists($"{target}-wal") ? $"'{target}-wal' is left from another store and would "
                + "be mixed with the backup. Move it away first."
            : null;
        if (obstacle is not null)
        {
            throw new UpkeepException(obstacle);
        }
    }

    /// <summary>It holds copies of connections that would outlive them.</summary>
    private static async Task RequireRedisIsAwayAsync(
        StoreParts parts, IServiceProvider services, CancellationToken cancellationToken)
    {
        if (!parts.HasRedis)
        {
            return;
        }

        try
        {
            await services.GetRequiredService<RedisConnection>().OpenAsync(cancellationToken);
        }
        catch (StoreUnavailableException)
        {
            return;
        }

        throw new UpkeepException(
            "Redis answers, and holds copies of connections that would go on being served. Stop it and start it after the "
            + "restore: what it had counts for nothing then. If it cannot be stopped, restart it after the last gateway has "
            + $"stopped, and restore with --{StorageOptions.Section}:Profile {StorageOptions.SqliteProfile}.");
    }

    /// <summary>Brings the draft to this gateway's schema, ends what must not come back, and notes it; one file at the
    /// end.</summary>
    private static async Task<int> EditAsync(string draft, RestoreOrder order, CancellationToken cancellationToken)
    {
        var ended = 0;
        using (var database = new SqliteDatabase(draft))
        {
            database.Open();
            if (!order.KeepConnections)
            {
                ended = await database.WriteAsync(End, cancellationToken);
            }

            await new SqliteAuditStore(database).AppendAsync([order.Note], cancellationToken);
        }

        // Out of WAL, so that the file is all there is.
        SqliteFile.OpenAlone(draft).Dispose();
        return ended;
    }

    private static int End(SqliteSession session)
    {
        var ended = 0;
        foreach (var kind in (string[])[Connection, .. RecordPlaces.OfTheGateway.ShortLived])
        {
            using var delete = session.Prepare(DeleteKind);
            delete.Bind(1, kind);
            delete.Step();
            ended += session.Changes;
        }

        return ended;
    }

    /// <summary>Keeps the old content beside, and gives the file the new one in a single transaction: whoever waits for
    /// the file finds the one or the other.</summary>
    private static string Replace(SqliteConnection before, SqliteDraft draft, string target, DateTimeOffset time)
    {
        var kept = string.Create(CultureInfo.InvariantCulture, $"{target}.{time.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}");
        try
        {
            using var old = new SqliteDraft(kept);
            old.FillFrom(before);
            old.Publish();
            using var source = SqliteFile.Open(draft.Path);
            source.BackupDatabase(before);
            return kept;
        }
        catch (SqliteException failure)
        {
            throw SqliteFailure.Describe(failure, target);
        }
    }
}
