using McpGateway.Storage.Redis;
using Microsoft.Extensions.Logging.Abstractions;

namespace McpGateway.Storage.Tests.Redis;

/// <summary>What the gateway insists on before it uses a Redis.</summary>
public sealed class RedisStartTests : IAsyncLifetime
{
    private readonly RedisServer server = new();

    public ValueTask InitializeAsync() => default;

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task<string> RefusalAsync(string suffix = "")
    {
        var failure = await Assert.ThrowsAsync<StoreUnavailableException>(
            () => server.ConnectAsync(TimeSpan.FromSeconds(2), suffix));
        Assert.Contains(server.Address, failure.Message, StringComparison.Ordinal);
        return failure.Message;
    }

    [Fact]
    public async Task ARedisThatEvicts_IsRefused_WithWhatToDo()
    {
        await server.StartAsync("--maxmemory-policy", "allkeys-lru");

        Assert.Contains("Set 'maxmemory-policy noeviction'", await RefusalAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARedisThatIsNotThere_IsSaidToBe() =>
        Assert.Contains("cannot be reached", await RefusalAsync(), StringComparison.Ordinal);

    [Fact]
    public async Task APassword_OpensTheConnection_AndAWrongOneDoesNot()
    {
        await server.StartAsync();
        await server.CommandAsync("CONFIG SET requirepass right-one");

        (await server.ConnectAsync(suffix: ",password=right-one")).Dispose();
        Assert.DoesNotContain("wrong-one", await RefusalAsync(",password=wrong-one"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnAclThatTheReadmeNames_IsEnough()
    {
        await server.StartAsync();
        Assert.Equal("+OK", await server.CommandAsync("ACL SETUSER default reset on >right-one ~mcp:* +@connection "
            + "+@scripting +info +scan +time +get +set +hmget +hget +hmset +del +exists +pexpire +pttl +persist +zadd +zrem "
            + "+zrangebylex +zrangebyscore"));
        using var redis = await server.ConnectAsync(suffix: ",password=right-one");
        var store = new RedisRecordStore(redis, ["thing"], TimeProvider.System);
        var record = new StoredRecord
        {
            Kind = "thing",
            Id = "a",
            Content = "content"u8.ToArray(),
            Indexes = ["one"],
            ExpiresAt = TimeProvider.System.GetUtcNow().AddMinutes(1),
        };

        Assert.True(await store.TryAddAsync(record, TestContext.Current.CancellationToken));
        Assert.Single(await store.ListAsync("thing", "one", null, 10, TestContext.Current.CancellationToken));
        Assert.True(await RedisNeighbours.LeftSomethingAsync(redis));
        Assert.False(await RedisNeighbours.AreThereAsync(redis));
        Assert.True((await redis.RunAsync(
            LimitScript.Spend, RedisKeys.Limits, [$"{RedisKeys.Limits}a", 1000, 1000], TestContext.Current.CancellationToken)).IsNull);
    }

    /// <summary>What takes the place of asking sentinels.</summary>
    [Fact]
    public async Task AFailover_IsFollowed_WhereAllDataServersAreNamed()
    {
        await server.StartAsync();
        await using var replica = new RedisServer();
        await replica.StartAsync("--replicaof", "127.0.0.1", server.Address.Split(':')[1]);
        using var redis = await server.ConnectAsync(TimeSpan.FromSeconds(2), $",{replica.Address}");
        var store = new RedisRecordStore(redis, ["thing"], TimeProvider.System);
        Assert.True(await store.TryAddAsync(Thing("before"), TestContext.Current.CancellationToken));

        await server.KillAsync();
        Assert.Equal("+OK", await replica.CommandAsync("REPLICAOF NO ONE"));

        var isWritten = false;
        while (!isWritten)
        {
            try
            {
                isWritten = await store.TryAddAsync(Thing("after"), TestContext.Current.CancellationToken);
            }
            catch (StoreUnavailableException)
            {
                await Task.Delay(100, TestContext.Current.CancellationToken);
            }
        }

        Assert.Equal(":1", await replica.CommandAsync("EXISTS mcp:{thing}:record:after"));
    }

    private static StoredRecord Thing(string id) => new() { Kind = "thing", Id = id, Content = "content"u8.ToArray() };

    [Fact]
    public async Task AConnectionThatWasNotOpened_FailsWithASentence()
    {
        using var redis = new RedisConnection(
            "127.0.0.1:1", TimeSpan.FromSeconds(1), NullLogger<RedisConnection>.Instance);

        await Assert.ThrowsAsync<StoreUnavailableException>(
            () => redis.RunAsync("return 1", "a", [], TestContext.Current.CancellationToken));
    }
}
