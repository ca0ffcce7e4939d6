using McpGateway.Faults.Fleets;
using McpGateway.Faults.Rounds;

namespace McpGateway.Faults.Switches;

/// <summary><c>switches [COUNT] [PROFILE]</c>.</summary>
internal static class SwitchesCommand
{
    private const int Usual = 1_000;

    /// <summary>0 when every switch held and stopped nobody else, 1 otherwise.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var count = arguments is [var number, ..] ? int.Parse(number) : Usual;
        await using var replicas = new ThreeReplicas(arguments is [_, var profile] ? profile : Profiles.RedisFirestore);
        await replicas.InitializeAsync();
        var figures = await new SwitchRounds(replicas.Fleet).RunAsync(count);
        Console.WriteLine(figures);
        return figures.IsRight ? 0 : 1;
    }
}
