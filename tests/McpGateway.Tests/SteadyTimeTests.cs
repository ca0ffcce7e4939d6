namespace McpGateway.Tests;

public sealed class SteadyTimeTests
{
    private static readonly DateTimeOffset Begun = new(2030, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, 10)]
    [InlineData(-120, 10)]
    [InlineData(120, 130)]
    public void TenMinutesLater_ItIsAtLeastTenMinutesLater_WhereverTheClockWasSet(int setBy, int minutes)
    {
        var system = new SetClock();
        var time = new SteadyTime(system);

        system.Passed = TimeSpan.FromMinutes(10);
        system.SetBy = TimeSpan.FromMinutes(setBy);

        Assert.Equal(Begun.AddMinutes(minutes), time.GetUtcNow());
    }

    [Fact]
    public void AClockThatWasSetForward_IsFollowedBack()
    {
        var system = new SetClock { SetBy = TimeSpan.Zero };
        var time = new SteadyTime(system);
        system.SetBy = TimeSpan.FromHours(2);
        Assert.Equal(Begun.AddHours(2), time.GetUtcNow());

        system.SetBy = TimeSpan.Zero;

        Assert.Equal(Begun, time.GetUtcNow());
    }

    private sealed class SetClock : TimeProvider
    {
        public TimeSpan Passed { get; set; }

        public TimeSpan SetBy { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Passed.Ticks;

        public override DateTimeOffset GetUtcNow() => Begun + Passed + SetBy;
    }
}
