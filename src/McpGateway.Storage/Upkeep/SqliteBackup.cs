using McpGateway.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace McpGateway.Storage.Upkeep;

/// <summary>Copies a SQLite store into a file while gateways use it.</summary>
public static class SqliteBackup
{
    /// <summary>Everything that was acknowledged before the call is in the copy. The key file is not.</summary>
    /// <param name="services">Of a host with <c>AddStorage</c>, not started.</param>
    /// <param name="file">Where to; it must not exist.</param>
    /// <param name="cancellationToken">Stops it; then there is no copy.</param>
    /// <returns>How many records the copy holds, keys aside.</returns>
    /// <exception cref="UpkeepException">It was not done.</exception>
    public static async Task<long> RunAsync(
        IServiceProvider services, string file, CancellationToken cancellationToken)
    {
        var parts = new StoreParts(services);
        parts.RequireSqlite();
        parts.RequireStore();
        var target = Path.GetFullPath(file);
        if (File.Exists(target))
        {
            throw new UpkeepException($"'{target}' exists; a backup overwrites nothing. Name another file.");
        }

        if (!Directory.Exists(Path.GetDirectoryName(target)))
        {
            throw new UpkeepException($"There is no folder for '{target}'. Make it, or name a file in another.");
        }

        using var draft = new SqliteDraft(target);
        try
        {
            using var source = SqliteFile.Open(parts.Options.SqlitePath());
            draft.FillFrom(source);
        }
        catch (SqliteException failure)
        {
            throw SqliteFailure.Describe(failure, parts.Options.SqlitePath());
        }

        var records = await draft.ProveAsync(services, cancellationToken);
        draft.Publish();
        return records;
    }
}
