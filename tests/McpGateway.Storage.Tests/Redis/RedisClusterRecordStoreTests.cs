using McpGateway.Storage.Redis;

namespace McpGateway.Storage.Tests.Redis;

/// <summary>A cluster refuses a script whose keys lie in different slots, even where one server has all slots.</summary>
public sealed class RedisClusterRecordStoreTests : RecordStoreContract
{
    private readonly RedisServer server = new();
    private readonly List<RedisConnection> connections = [];

    public override async ValueTask DisposeAsync()
    {
        connections.ForEach(connection => connection.Dispose());
        await server.DisposeAsync();
    }

    protected override async Task<IRecordStore> OpenAsync()
    {
        if (connections.Count == 0)
        {
            await server.StartAsync("--cluster-enabled", "yes");
            Assert.Equal("+OK", await server.CommandAsync("CLUSTER ADDSLOTSRANGE 0 16383"));
            while ((await server.CommandAsync("GET any")).StartsWith("-CLUSTERDOWN", StringComparison.Ordinal))
            {
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }
        }

        connections.Add(await server.ConnectAsync());
        return new RedisRecordStore(connections[^1], [Kind, "other"], Clock);
    }
}
