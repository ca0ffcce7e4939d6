using McpGateway.Storage.Tests.Redis;
using McpGateway.Tests.Harness;

namespace McpGateway.Faults.Dumps;

/// <summary>Everything that is in Redis, as its own snapshot has it.</summary>
internal static class RedisDump
{
    public static async Task<IReadOnlyList<string>> SearchAsync(RedisServer redis, SecretSearch search)
    {
        var folder = Directory.CreateTempSubdirectory("redis-dump-");
        // Compressed, nothing could be found in it.
        await redis.CommandAsync("CONFIG SET rdbcompression no");
        await redis.CommandAsync($"CONFIG SET dir {folder.FullName}");
        await redis.SaveAsync();
        var snapshot = Assert.Single(folder.GetFiles());
        Assert.True(snapshot.Length > 1000, $"The snapshot has {snapshot.Length} bytes.");
        var findings = search.FindInFolder(folder.FullName);
        await redis.CommandAsync("CONFIG SET dir /tmp");
        folder.Delete(recursive: true);
        return findings;
    }
}
