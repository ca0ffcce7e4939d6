using McpGateway.Storage.Redis;

namespace McpGateway.Storage.Tests.Redis;

public sealed class RedisRecordStoreTests(RedisServer server) : RecordStoreContract, IClassFixture<RedisServer>
{
    private readonly List<RedisConnection> connections = [];

    public override async ValueTask DisposeAsync()
    {
        connections.ForEach(connection => connection.Dispose());
        await server.FlushAsync();
    }

    protected override async Task<IRecordStore> OpenAsync()
    {
        connections.Add(await server.ConnectAsync());
        return new RedisRecordStore(connections[^1], [Kind, "other"], Clock);
    }
}
