using McpGateway.Storage.Firestore;

namespace McpGateway.Storage.Tests.Firestore;

public sealed class AuditSequenceTests
{
    private readonly ManualClock clock = new();

    [Fact]
    public void Numbers_Grow_AlsoWhenTheClockStandsStillOrIsSetBack()
    {
        var sequence = new AuditSequence(clock);
        var first = sequence.Take(3);
        var second = sequence.Take(2000);
        clock.Advance(TimeSpan.FromHours(-1));
        var third = sequence.Take(1);

        Assert.True(first > 0);
        Assert.True(second >= first + 3);
        Assert.True(third >= second + 2000);
    }

    [Fact]
    public void Numbers_FollowTheClock_AcrossReplicas_ForMoreThanACentury()
    {
        var earlier = new AuditSequence(clock).Take(1);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        var later = new AuditSequence(clock).Take(1);
        clock.Advance(TimeSpan.FromDays(365 * 100));

        Assert.True(later > earlier);
        Assert.True(new AuditSequence(clock).Take(1) > later);
    }
}
