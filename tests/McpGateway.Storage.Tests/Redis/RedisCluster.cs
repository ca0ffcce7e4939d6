namespace McpGateway.Storage.Tests.Redis;

/// <summary>A cluster of one server, which has all slots.</summary>
public sealed class RedisCluster : IAsyncLifetime
{
    public RedisServer Server { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await Server.StartAsync("--cluster-enabled", "yes", "--cluster-port", $"{RedisServer.FreePort()}");
        Assert.Equal("+OK", await Server.CommandAsync("CLUSTER ADDSLOTSRANGE 0 16383"));
        while (await Server.CommandAsync("GET any") != "$-1")
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
