using McpGateway.Storage.Redis;
using McpGateway.Storage.Tests.Tiering;

namespace McpGateway.Storage.Tests.Redis;

public sealed class RedisRecordCacheTests(RedisServer server) : RecordCacheContract, IClassFixture<RedisServer>
{
    private RedisConnection? connection;

    public override async ValueTask DisposeAsync()
    {
        connection?.Dispose();
        await server.FlushAsync();
    }

    protected override async Task<object> OpenAsync()
    {
        connection = await server.ConnectAsync();
        return new RedisRecordCache(connection, Clock);
    }
}
