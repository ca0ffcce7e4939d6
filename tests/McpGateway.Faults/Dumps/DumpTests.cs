using McpGateway.Storage.Tests.Redis;

namespace McpGateway.Faults.Dumps;

/// <summary>After a whole run nothing secret or personal is in any store, and with the keys everything opens (promise
/// S13).</summary>
public sealed class DumpTests(RedisServer redis) : IClassFixture<RedisServer>
{
    [Fact]
    public async Task RedisAndSqlite_HoldNothingToFind_AndAllOfItOpens()
    {
        await using var dump = new StoreDump(
            ["--Gateway:Storage:Profile=Redis+Sqlite", $"--Gateway:Storage:Redis:Connection={redis.Address}"]);
        var search = await dump.PlayAsync();

        Assert.Empty(dump.SearchFiles(search));
        Assert.Empty(await RedisDump.SearchAsync(redis, search));
        var opened = await dump.OpenEverythingAsync();

        Assert.Empty(dump.SearchFiles(search));
        Assert.Superset(new HashSet<string> { "connection", "client", "session", "write" }, opened.Keys.ToHashSet());
    }
}
