using McpGateway.Faults.Switches;

namespace McpGateway.Faults.Rounds;

/// <summary>A few of the rounds that the stages <c>rounds</c>, <c>races</c> and <c>switches</c> play by the thousand.</summary>
public sealed class FirestoreRoundsTests(ThreeReplicas replicas) : IClassFixture<ThreeReplicas>
{
    private const int Few = 300;

    /// <summary>Two of each kind.</summary>
    private const int OfSwitches = 16;

    [Fact]
    public async Task NoCallIsAccepted_OnceARevocationWasConfirmed_OnAnyReplica()
    {
        var figures = await new RevokeRounds(replicas.Fleet).RunAsync(Few, atOnce: 8);

        Assert.True(figures is { AcceptedAfterwards: 0, RefusedAfterwards: 2 * Few }, $"{figures}");
        Assert.True(figures.AcceptedBefore > 0, $"{figures}");
    }

    [Fact]
    public async Task RacingRefreshes_RotateOnce_AndAllGetThatAnswer()
    {
        var figures = await new RefreshRaces(replicas.Fleet, replicas.CountEventsAsync).RunAsync(Few, connections: 8);

        Assert.True(figures is { Rotations: Few, Alarms: 0, Failures: [] }, $"{figures}");
        Assert.Equal(figures.Refreshes, figures.Rotations + figures.Replays);
    }

    [Fact]
    public async Task ASwitchOfAnyKind_StopsEveryCallThatBeginsAfterItsReceipt_OnAllReplicas_AndNobodyElses()
    {
        var figures = await new SwitchRounds(replicas.Fleet).RunAsync(OfSwitches);

        Assert.True(figures.IsRight, $"{figures}");
    }
}
