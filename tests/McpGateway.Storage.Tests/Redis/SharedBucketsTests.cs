using McpGateway.Storage.Redis;
using McpGateway.Storage.Tests.Sqlite;

namespace McpGateway.Storage.Tests.Redis;

/// <summary>Limits that replicas have in common, over a server that refuses a script whose keys lie in different slots.
/// </summary>
public sealed class SharedBucketsTests(RedisCluster cluster) : IClassFixture<RedisCluster>, IAsyncLifetime
{
    private readonly SqliteFolder folder = new();
    private readonly List<RedisConnection> connections = [];
    private SharedBuckets one = null!;
    private SharedBuckets other = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        one = await OpenAsync();
        other = await OpenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        connections.ForEach(connection => connection.Dispose());
        await cluster.Server.FlushAsync();
        await folder.DisposeAsync();
    }

    /// <summary>As a process of its own has it.</summary>
    private async Task<SharedBuckets> OpenAsync()
    {
        connections.Add(await cluster.Server.ConnectAsync());
        return new(connections[^1], new(await folder.OpenKeysAsync(folder.OpenRecords(TimeProvider.System))));
    }

    // Nothing flows in while a test runs.
    private static SharedBucket Slow(string limit, string whose, int burst) => new(limit, whose, 0.001, burst);

    [Fact]
    public async Task ABucket_IsTheSameForAllReplicas()
    {
        var bucket = Slow("connection", "con_1", burst: 3);
        Assert.Null(await one.SpendAsync([bucket], Cancel));
        Assert.Null(await other.SpendAsync([bucket], Cancel));
        Assert.Null(await one.SpendAsync([bucket], Cancel));

        var (place, wait) = (await other.SpendAsync([bucket], Cancel))!.Value;

        Assert.Equal(0, place);
        Assert.InRange(wait, TimeSpan.FromSeconds(900), TimeSpan.FromSeconds(1000));
        Assert.Null(await other.SpendAsync([Slow("connection", "con_2", 3)], Cancel));
        Assert.Null(await other.SpendAsync([Slow("user", "con_1", 3)], Cancel));
    }

    [Fact]
    public async Task OfManyWhoRace_NoMoreThanTheBurstGetThrough()
    {
        var bucket = Slow("organizer", "org_1", burst: 50);

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(
            i => (i % 2 == 0 ? one : other).SpendAsync([bucket], Cancel).AsTask()));

        Assert.Equal(50, answers.Count(answer => answer is null));
    }

    [Fact]
    public async Task WhatOneBucketRefuses_UsesUpNothingOfTheOthers()
    {
        SharedBucket[] both = [Slow("connection", "con_1", 2), Slow("user", "usr_1", 1)];
        Assert.Null(await one.SpendAsync(both, Cancel));
        Assert.Equal(1, (await one.SpendAsync(both, Cancel))!.Value.Bucket);
        Assert.Equal(1, (await one.SpendAsync(both, Cancel))!.Value.Bucket);

        Assert.Null(await one.SpendAsync([both[0]], Cancel));
        Assert.Equal(0, (await one.SpendAsync(both, Cancel))!.Value.Bucket);
    }

    [Fact]
    public async Task ABucket_FillsAgain()
    {
        var bucket = new SharedBucket("notices", "a", PerSecond: 20, Burst: 1);
        Assert.Null(await one.SpendAsync([bucket], Cancel));

        while (await one.SpendAsync([bucket], Cancel) is var (_, wait))
        {
            Assert.InRange(wait, TimeSpan.Zero, TimeSpan.FromSeconds(0.05));
            await Task.Delay(wait, Cancel);
        }
    }

    [Fact]
    public async Task WhoseABucketIs_DoesNotStandInRedis()
    {
        await one.SpendAsync([Slow("client", "203.0.113.9 claude", 3)], Cancel);

        Assert.StartsWith("*1", await cluster.Server.CommandAsync("KEYS mcp:{limit}:*"), StringComparison.Ordinal);
        Assert.Equal("*0", await cluster.Server.CommandAsync("KEYS *203.0.113.9*"));
        Assert.Equal("*0", await cluster.Server.CommandAsync("KEYS *claude*"));
    }

    [Fact]
    public async Task ARedisThatIsGone_IsSaid()
    {
        await using var mortal = new RedisServer();
        await mortal.StartAsync();
        using var redis = await mortal.ConnectAsync(TimeSpan.FromSeconds(1));
        var buckets = new SharedBuckets(redis, new(await folder.OpenKeysAsync(folder.OpenRecords(TimeProvider.System))));
        await mortal.KillAsync();

        await Assert.ThrowsAsync<StoreUnavailableException>(
            async () => await buckets.SpendAsync([Slow("connection", "con_1", 3)], Cancel));
    }
}
