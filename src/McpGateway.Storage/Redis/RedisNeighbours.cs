using StackExchange.Redis;

namespace McpGateway.Storage.Redis;

/// <summary>Who else uses a Redis, and what is in it.</summary>
internal static class RedisNeighbours
{
    /// <summary>Whether other processes of gateways are connected, as far as the server tells: some keep the list of clients
    /// to themselves.</summary>
    /// <exception cref="StoreUnavailableException">It cannot be reached.</exception>
    public static Task<bool> AreThereAsync(RedisConnection redis) =>
        redis.AskServersAsync(async server =>
        {
            try
            {
                return (await server.ClientListAsync()).Any(client =>
                    client.Name?.StartsWith(RedisSettings.ClientNamePrefix, StringComparison.Ordinal) == true
                    && client.Name != RedisSettings.ClientName);
            }
            catch (RedisServerException)
            {
                return false;
            }
        });

    /// <summary>Whether a gateway has left anything in it.</summary>
    /// <exception cref="StoreUnavailableException">It cannot be reached, or does not tell.</exception>
    public static Task<bool> LeftSomethingAsync(RedisConnection redis) => redis.AskServersAsync(
        server => Task.FromResult(server.Keys(redis.Database, RedisKeys.All, pageSize: 1000).Any()));
}
