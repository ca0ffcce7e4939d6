using McpGateway.Faults.Fleets;

namespace McpGateway.Faults.Rounds;

/// <summary><c>rounds [COUNT] [AT ONCE] [PROFILE]</c> and <c>races [COUNT] [CONNECTIONS] [PROFILE]</c>.</summary>
internal static class RoundsCommand
{
    private const int Usual = 10_000;
    private const int UsualAtOnce = 16;

    /// <summary>0 when all went as it must, 1 when not.</summary>
    public static async Task<int> RunAsync(string what, string[] arguments)
    {
        var count = arguments is [var number, ..] ? int.Parse(number) : Usual;
        var atOnce = arguments is [_, var width, ..] ? int.Parse(width) : UsualAtOnce;
        await using var replicas = new ThreeReplicas(arguments is [_, _, var profile] ? profile : Profiles.RedisFirestore);
        await replicas.InitializeAsync();
        if (what == "rounds")
        {
            var figures = await new RevokeRounds(replicas.Fleet).RunAsync(count, atOnce);
            Console.WriteLine(figures);
            return figures is { AcceptedAfterwards: 0 } ? 0 : 1;
        }

        var races = await new RefreshRaces(replicas.Fleet, replicas.CountEventsAsync).RunAsync(count, atOnce);
        Console.WriteLine(races);
        return races.Rotations == count && races is { Alarms: 0, Failures: [] } ? 0 : 1;
    }
}
