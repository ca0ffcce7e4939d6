using McpGateway.Storage.Redis;
using Microsoft.Extensions.Logging.Abstractions;

namespace McpGateway.Storage.Tests.Redis;

/// <summary>Connections to a server under test, as the gateway has them.</summary>
internal static class RedisConnections
{
    extension(RedisServer server)
    {
        /// <summary>Without a password unless the suffix has one.</summary>
        public async Task<RedisConnection> ConnectAsync(TimeSpan? timeout = null, string suffix = "")
        {
            var connection = new RedisConnection(
                server.Address + suffix, timeout ?? TimeSpan.FromSeconds(10), NullLogger<RedisConnection>.Instance);
            try
            {
                await connection.OpenAsync(TestContext.Current.CancellationToken);
                return connection;
            }
            catch
            {
                connection.Dispose();
                throw;
            }
        }
    }
}
