using StackExchange.Redis;

namespace McpGateway.Storage.Redis;

/// <summary>A Redis that evicts would end sign-ins, and lift revocations in doubt, whenever its memory is short.</summary>
internal static class RedisEviction
{
    public static async Task RequireNoneAsync(
        ConnectionMultiplexer multiplexer, string address, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var reached = 0;
        foreach (var endPoint in multiplexer.GetEndPoints())
        {
            var server = multiplexer.GetServer(endPoint);
            if (!server.IsConnected)
            {
                continue;
            }

            // INFO and not CONFIG, which managed offers keep to themselves.
            var memory = await server.InfoAsync("memory").WaitAsync(timeout, cancellationToken);
            var policy = memory.SelectMany(section => section)
                .FirstOrDefault(line => line.Key == "maxmemory_policy").Value;
            if (policy != "noeviction")
            {
                throw new StoreUnavailableException(
                    $"Redis at {address} has the maxmemory-policy '{policy}': it would throw away sign-ins and "
                    + "revocations when its memory is full. Set 'maxmemory-policy noeviction' there.");
            }

            reached++;
        }

        if (reached == 0)
        {
            throw new StoreUnavailableException(
                $"Redis at {address} cannot be reached. Check Gateway:Storage:Redis:Connection: servers, password, and "
                + "ssl=true where the server wants TLS.");
        }
    }
}
