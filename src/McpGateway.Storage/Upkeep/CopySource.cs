using McpGateway.Storage.Firestore;
using McpGateway.Storage.Redis;
using McpGateway.Storage.Sqlite;
using McpGateway.Storage.Tiering;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace McpGateway.Storage.Upkeep;

/// <summary>The store that is copied, from which nobody takes anything meanwhile.</summary>
internal sealed class CopySource(IServiceProvider services) : IDisposable
{
    // Nobody knows the token, so nobody puts a copy in the place of the claim, which lapses by itself.
    private const string Token = "store-copy";

    private readonly StoreParts parts = new(services);
    private SqliteConnection? held;

    public StoreParts Parts => parts;

    /// <summary>Opens it, and keeps a file from being written to until it is disposed.</summary>
    /// <exception cref="UpkeepException">There is no store, gateways use it, or it is of a newer one.</exception>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        parts.RequireStore();
        if (parts.HasSqlite)
        {
            var path = parts.Options.SqlitePath();
            SqliteFile.OpenAlone(path).Dispose();
            var database = services.GetRequiredService<SqliteDatabase>();
            database.Open();
            held = SqliteFile.Open(path);
            SqliteFile.Run(held, "BEGIN IMMEDIATE");
            RequireKnown(SqliteKinds.In(database));
        }
        else
        {
            await services.GetRequiredService<FirestoreOpening>().RunAsync(cancellationToken);
        }

        if (parts.HasRedis)
        {
            await parts.Redis.OpenAsync(cancellationToken);
            await parts.RequireNoGatewaysAsync();
        }
    }

    /// <summary>The ids of those that are ended by a tombstone in Redis alone: nobody finds them any more, although whoever
    /// ended them was told that it is not done.</summary>
    public async Task<IReadOnlySet<string>> FindEndedAsync(
        IReadOnlyList<StoredRecord> records, CancellationToken cancellationToken)
    {
        if (!parts.HasRedis || RecordPlaces.OfTheGateway[records[0].Kind] != Place.Cached)
        {
            return new HashSet<string>();
        }

        var cache = services.GetRequiredService<RedisRecordCache>();
        var views = await Task.WhenAll(records.Select(
            record => cache.OpenAsync(record.Kind, record.Id, Token, cancellationToken).AsTask()));
        return records.Where((_, i) => views[i].State == CacheState.Ended).Select(record => record.Id)
            .ToHashSet(StringComparer.Ordinal);
    }

    public void Dispose() => held?.Dispose();

    private static void RequireKnown(IEnumerable<string> kinds)
    {
        if (kinds.Except(RecordPlaces.OfTheGateway.Kinds).FirstOrDefault() is { } unknown)
        {
            throw new UpkeepException(
                $"The store holds records of the kind '{unknown}', which this gateway does not know. Copy it with the "
                + "gateway that used it last.");
        }
    }
}
