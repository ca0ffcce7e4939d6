using McpGateway.Faults.Fleets;
using McpGateway.Storage.Tests.Redis;

namespace McpGateway.Faults.Kills;

/// <summary>A few of the kills of the stages <c>kills</c> and <c>audited</c>.</summary>
public sealed class KillTests(RedisServer redis) : IClassFixture<RedisServer>
{
    [Theory]
    [InlineData("Sqlite", 8)]
    [InlineData("Redis+Sqlite", 4)]
    public async Task NothingAcknowledgedIsLost_HoweverOftenTheGatewayIsKilled(string profile, int kills)
    {
        await using var fleet = await Fleet.StartAsync(1, StoresOf(profile));

        var figures = await new KillRun(fleet).RunAsync(kills);

        Assert.True(figures is { CallsLost: 0, Calls: > 0 }, $"{figures}");
    }

    [Fact]
    public async Task EveryAcknowledgedCallHasItsEvent_At200CallsASecond()
    {
        await using var fleet = await Fleet.StartAsync(1, StoresOf("Sqlite"));

        var figures = await new AuditedLoad(fleet).RunAsync(TimeSpan.FromSeconds(6), kills: 2);

        Assert.True(figures is { Lost: 0, Acknowledged: > 0 }, $"{figures}");
    }

    private Func<string, IEnumerable<string>> StoresOf(string profile) =>
        profile == "Sqlite" ? Stores.Sqlite : Stores.RedisSqlite(redis.Address);
}
