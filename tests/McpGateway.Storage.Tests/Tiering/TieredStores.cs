using McpGateway.Storage.Redis;
using McpGateway.Storage.Sqlite;
using McpGateway.Storage.Tests.Redis;
using McpGateway.Storage.Tests.Sqlite;
using McpGateway.Storage.Tiering;

namespace McpGateway.Storage.Tests.Tiering;

/// <summary>Tiered stores over one SQLite file and one Redis, each with connections of its own, as replicas have.
/// </summary>
internal sealed class TieredStores(RedisServer server, TimeProvider clock) : IAsyncDisposable
{
    private readonly List<RedisConnection> connections = [];

    public SqliteFolder Folder { get; } = new();

    public async Task<TieredRecordStore> OpenAsync(Place place, TimeSpan? timeout = null, IRecordStore? durable = null)
    {
        var redis = await server.ConnectAsync(timeout);
        connections.Add(redis);
        string[] kinds = ["thing", "other"];
        return new(
            durable ?? new SqliteRecordStore(Folder.Open(), clock),
            new RedisRecordStore(redis, kinds, clock),
            new RedisRecordCache(redis, clock),
            new RecordPlaces(kinds.ToDictionary(kind => kind, _ => place)));
    }

    public async ValueTask DisposeAsync()
    {
        connections.ForEach(connection => connection.Dispose());
        await Folder.DisposeAsync();
    }
}
