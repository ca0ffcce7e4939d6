using McpGateway.Storage.Redis;

namespace McpGateway.Storage.Tests.Redis;

/// <summary>A cluster refuses a script whose keys lie in different slots, even where one server has all slots.</summary>
public sealed class RedisClusterRecordStoreTests(RedisCluster cluster)
    : RecordStoreContract, IClassFixture<RedisCluster>
{
    private readonly List<RedisConnection> connections = [];

    public override async ValueTask DisposeAsync()
    {
        connections.ForEach(connection => connection.Dispose());
        await cluster.Server.FlushAsync();
    }

    protected override async Task<IRecordStore> OpenAsync()
    {
        connections.Add(await cluster.Server.ConnectAsync());
        return new RedisRecordStore(connections[^1], [Kind, "other"], Clock);
    }
}
