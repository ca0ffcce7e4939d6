namespace McpGateway.Faults.Rounds;

/// <summary>A few of the rounds that the stages <c>rounds</c> and <c>races</c> play 10,000 times.</summary>
public sealed class FirestoreRoundsTests(ThreeReplicas replicas) : IClassFixture<ThreeReplicas>
{
    private const int Few = 300;

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
}
