using McpGateway.Storage.Firestore;
using McpGateway.Storage.Redis;
using McpGateway.Storage.Sqlite;
using McpGateway.Storage.Tiering;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace McpGateway.Storage.Upkeep;

/// <summary>The stores of a profile one by one, below the seals, of a host that is built and not started.</summary>
internal sealed class StoreParts(IServiceProvider services)
{
    public StorageOptions Options { get; } = services.GetRequiredService<IOptions<StorageOptions>>().Value;

    public bool HasRedis => Options.Profile is not StorageOptions.SqliteProfile;

    public bool HasSqlite => Options.Profile is not StorageOptions.RedisFirestoreProfile;

    public IAuditStore Audit =>
        HasSqlite ? services.GetRequiredService<SqliteAuditStore>() : services.GetRequiredService<FirestoreAuditStore>();

    public INumberedEvents Events =>
        HasSqlite ? services.GetRequiredService<SqliteAuditStore>() : services.GetRequiredService<FirestoreAuditStore>();

    public RedisConnection Redis => services.GetRequiredService<RedisConnection>();

    /// <summary>Which store keeps records of a kind, by its name.</summary>
    public string NameOfStore(string kind) =>
        HasRedis && RecordPlaces.OfTheGateway.ShortLived.Contains(kind) ? "Redis" : HasSqlite ? "Sqlite" : "Firestore";

    /// <summary>Connects to what is there, and makes and changes nothing.</summary>
    public async Task OpenForReadingAsync(CancellationToken cancellationToken)
    {
        if (HasSqlite)
        {
            RequireStore();
            services.GetRequiredService<SqliteDatabase>().OpenForReading();
        }
        else
        {
            await services.GetRequiredService<FirestoreOpening>().RunAsync(cancellationToken);
        }

        if (HasRedis)
        {
            await Redis.OpenAsync(cancellationToken);
        }
    }

    public IRecordStore Durable(TimeProvider clock) => HasSqlite
        ? new SqliteRecordStore(services.GetRequiredService<SqliteDatabase>(), clock)
        : new FirestoreRecordStore(services.GetRequiredService<FirestoreClient>(), clock);

    public IRecordStore StoreOf(string kind, TimeProvider clock) => NameOfStore(kind) == "Redis"
        ? new RedisRecordStore(Redis, [kind], clock)
        : Durable(clock);

    /// <summary>That nobody else is connected to Redis, where it tells.</summary>
    public async Task RequireNoGatewaysAsync()
    {
        if (await RedisNeighbours.AreThereAsync(Redis))
        {
            throw new UpkeepException(
                $"Gateways are connected to the Redis of the profile {Options.Profile}. Stop every gateway that uses it "
                + "first.");
        }
    }

    public void RequireSqlite()
    {
        if (!HasSqlite)
        {
            throw new UpkeepException(
                $"The profile {Options.Profile} keeps nothing in SQLite. Use the backups of Firestore itself: point-in-time "
                + "recovery, or scheduled backups.");
        }
    }

    public void RequireStore()
    {
        if (HasSqlite && !File.Exists(Options.SqlitePath()))
        {
            throw new UpkeepException($"There is no store at '{Options.SqlitePath()}'. Name it by the setting "
                + $"{StorageOptions.Section}:Sqlite:Path.");
        }
    }
}
