using McpGateway.Faults.Fleets;
using McpGateway.Storage.Tests.Redis;

namespace McpGateway.Faults.Kills;

/// <summary><c>kills [COUNT] [PROFILE]</c> and <c>audited [SECONDS] [KILLS]</c>.</summary>
internal static class KillsCommand
{
    private const int UsualKills = 100;
    private const int UsualSeconds = 60;

    /// <summary>0 when nothing that was acknowledged is lost, 1 otherwise.</summary>
    public static async Task<int> RunAsync(string what, string[] arguments)
    {
        await using var redis = new RedisServer();
        var hasRedis = arguments is [_, "Redis+Sqlite"];
        if (hasRedis)
        {
            await redis.StartAsync();
        }

        await using var fleet = await Fleet.StartAsync(1, hasRedis ? Stores.RedisSqlite(redis.Address) : Stores.Sqlite);
        if (what == "kills")
        {
            var kills = await new KillRun(fleet).RunAsync(arguments is [var count, ..] ? int.Parse(count) : UsualKills);
            Console.WriteLine(kills);
            return kills.CallsLost == 0 ? 0 : 1;
        }

        var seconds = arguments is [var length, ..] ? int.Parse(length) : UsualSeconds;
        var figures = await new AuditedLoad(fleet).RunAsync(
            TimeSpan.FromSeconds(seconds), arguments is [_, var number] ? int.Parse(number) : Math.Max(seconds / 6, 1));
        Console.WriteLine(figures);
        return figures.Lost == 0 ? 0 : 1;
    }
}
