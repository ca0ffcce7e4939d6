using McpGateway.Limits;
using McpGateway.Tests.Sample;

namespace McpGateway.Tests.Limits;

public sealed class TokenBucketsTests
{
    private readonly ManualClock clock = new(new(2027, 1, 4, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public void AFullBucket_GivesItsBurstAndThenSaysHowLongToWait()
    {
        var buckets = new TokenBuckets(perSecond: 2, burst: 3, clock);

        Assert.Equal([null, null, null], Spend(buckets, "a", 3));
        Assert.Equal(TimeSpan.FromSeconds(0.5), buckets.Spend("a"));
        Assert.Equal(TimeSpan.FromSeconds(0.5), buckets.Spend("a"));
    }

    [Fact]
    public void ABucket_FillsWithTimeAndNeverAboveItsBurst()
    {
        var buckets = new TokenBuckets(perSecond: 2, burst: 3, clock);
        Spend(buckets, "a", 3);

        clock.Advance(TimeSpan.FromSeconds(0.5));
        Assert.Null(buckets.Spend("a"));
        Assert.NotNull(buckets.Spend("a"));

        clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal([null, null, null], Spend(buckets, "a", 3));
        Assert.NotNull(buckets.Spend("a"));
    }

    [Fact]
    public void OneKeysFlood_LeavesAnotherKeyAlone()
    {
        var buckets = new TokenBuckets(perSecond: 1, burst: 2, clock);
        Spend(buckets, "a", 1000);

        Assert.Equal([null, null], Spend(buckets, "b", 2));
    }

    [Fact]
    public void AClockThatIsSetBack_LocksNobodyOut()
    {
        var buckets = new TokenBuckets(perSecond: 1, burst: 2, clock);
        Spend(buckets, "a", 3);

        clock.Advance(TimeSpan.FromHours(-1));

        Assert.Null(buckets.Spend("a"));
    }

    [Fact]
    public void MemoryIsBounded_AndAFloodIsNotForgottenForStrangers()
    {
        var buckets = new TokenBuckets(perSecond: 1, burst: 10, clock, maxKeys: 100);
        Spend(buckets, "flood", 10);

        for (var i = 0; i < 10_000; i++)
        {
            Assert.Null(buckets.Spend($"stranger {i}"));
            Assert.InRange(buckets.Count, 1, 100);
        }

        Assert.NotNull(buckets.Spend("flood"));
    }

    [Fact]
    public void ManyAtOnce_GetExactlyTheBurst()
    {
        var buckets = new TokenBuckets(perSecond: 1, burst: 100, clock);
        var passed = 0;

        Parallel.For(0, 1000, _ =>
        {
            if (buckets.Spend("a") is null)
            {
                Interlocked.Increment(ref passed);
            }
        });

        Assert.Equal(100, passed);
    }

    private static List<TimeSpan?> Spend(TokenBuckets buckets, string key, int times) =>
        [.. Enumerable.Range(0, times).Select(_ => buckets.Spend(key))];
}
