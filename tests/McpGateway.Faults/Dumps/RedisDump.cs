using McpGateway.Storage.Tests.Redis;
using McpGateway.Tests.Harness;

namespace McpGateway.Faults.Dumps;

/// <summary>Everything that is in Redis, as its own snapshot has it.</summary>
internal static class RedisDump
{
    public static async Task<IReadOnlyList<string>> SearchAsync(RedisServer redis, SecretSearch search)
    {
        // Compressed, nothing could be found in it.
        Assert.Equal("+OK", await redis.CommandAsync("CONFIG SET rdbcompression no"));
        await redis.SaveAsync();
        var snapshot = Assert.Single(new DirectoryInfo(redis.Folder).GetFiles());
        Assert.True(snapshot.Length > 1000, $"The snapshot has {snapshot.Length} bytes.");
        return search.FindInFolder(redis.Folder);
    }
}
