using System.Globalization;
using McpGateway.Storage.Redis;
using McpGateway.Storage.Sqlite;
using McpGateway.Storage.Tiering;
using Microsoft.Data.Sqlite;

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
        await RequireRedisIsAwayAsync(parts, cancellationToken);
        using var before = File.Exists(target) ? SqliteFile.OpenAlone(target) : null;
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        using var old = before is null ? null : Copy(before, target, order.Note.Time);
        using var draft = new SqliteDraft(target);
        await draft.FillFromAsync(file, cancellationToken);
        await draft.ProveAsync(services, cancellationToken);
        var outcome = await EditAsync(draft, order, old, cancellationToken);
        if (before is null || old is null)
        {
            draft.Publish();
            return outcome;
        }

        await CarryOver.ProveAsync(draft, services, cancellationToken);
        Replace(before, old, draft);
        return outcome;
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
    private static async Task RequireRedisIsAwayAsync(StoreParts parts, CancellationToken cancellationToken)
    {
        var redis = parts.Options.Redis;
        if (parts.HasRedis && await RedisPorts.AnyIsOpenAsync(redis.Connection, redis.Timeout, cancellationToken))
        {
            throw new UpkeepException(
                "Redis answers, and holds copies of connections that would go on being served. Stop it and start it after "
                + "the restore: what it had counts for nothing then. If it cannot be stopped, restart it after the last "
                + $"gateway has stopped, and restore with --{StorageOptions.Section}:Profile {StorageOptions.SqliteProfile}.");
        }
    }

    /// <summary>Brings the draft to this gateway's schema, puts in what must stay and ends what must not come back, and
    /// notes it; one file at the end.</summary>
    private static async Task<RestoreOutcome> EditAsync(
        SqliteDraft draft, RestoreOrder order, SqliteDraft? old, CancellationToken cancellationToken)
    {
        var ended = 0;
        DateTimeOffset? newest;
        using (var database = new SqliteDatabase(draft.Path))
        {
            database.Open();
            if (old is not null)
            {
                await CarryOver.RunAsync(old.Path, database, cancellationToken);
            }

            if (!order.KeepConnections)
            {
                ended = await database.WriteAsync(End, cancellationToken);
            }

            newest = StoreInspection.Count(database).Newest;
            await new SqliteAuditStore(database, TimeProvider.System).AppendAsync([order.Note], cancellationToken);
        }

        // Out of WAL, so that the file is all there is.
        SqliteFile.OpenAlone(draft.Path).Dispose();
        return new(draft.Destination, ended, old?.Destination, newest);
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

    /// <summary>The old content, to be kept beside the new.</summary>
    private static SqliteDraft Copy(SqliteConnection before, string target, DateTimeOffset time)
    {
        var old = new SqliteDraft(
            string.Create(CultureInfo.InvariantCulture, $"{target}.{time.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}"));
        try
        {
            old.FillFrom(before);
            return old;
        }
        catch (SqliteException failure)
        {
            old.Dispose();
            throw SqliteFailure.Describe(failure, target);
        }
    }

    /// <summary>Keeps the old content, and gives the file the new one in a single transaction: whoever waits for the file
    /// finds the one or the other.</summary>
    private static void Replace(SqliteConnection before, SqliteDraft old, SqliteDraft draft)
    {
        old.Publish();
        try
        {
            using var source = SqliteFile.Open(draft.Path);
            source.BackupDatabase(before);
        }
        catch (SqliteException failure)
        {
            throw SqliteFailure.Describe(failure, draft.Destination);
        }
    }
}
