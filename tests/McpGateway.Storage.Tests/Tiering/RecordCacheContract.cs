using System.Text;
using McpGateway.Storage.Tiering;

namespace McpGateway.Storage.Tests.Tiering;

/// <summary>What every cache promises: all that a call may find in a place, and all that it may do there.</summary>
public abstract class RecordCacheContract : IAsyncLifetime
{
    private const string Kind = "thing";

    private IRecordCache cache = null!;

    protected ManualClock Clock { get; } = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => cache = (IRecordCache)await OpenAsync();

    public abstract ValueTask DisposeAsync();

    /// <summary>An <see cref="IRecordCache"/>, which is internal.</summary>
    protected abstract Task<object> OpenAsync();

    private StoredRecord Record(string content = "content") => new()
    {
        Kind = Kind,
        Id = "a\0ключ}",
        Version = 7,
        ExpiresAt = Clock.GetUtcNow().AddMinutes(1),
        Indexes = ["~one", "~two"],
        Content = Encoding.UTF8.GetBytes(content),
    };

    private ValueTask<CacheView> LookAsync(string token = "looking") =>
        cache.OpenAsync(Kind, Record().Id, token, Cancel);

    private async Task<string> StateAsync()
    {
        var view = await LookAsync();
        return view.Copy is { } copy ? Encoding.UTF8.GetString(copy.Content.Span) : view.State.ToString();
    }

    /// <summary>Brings the place into a state: "Nothing", a "Copy", a "Claim" or a "Tombstone" of another.</summary>
    private async Task PrepareAsync(string state)
    {
        if (state is "Claim" or "Copy")
        {
            Assert.Equal(CacheState.Claimed, (await LookAsync("other")).State);
        }

        if (state == "Copy")
        {
            await cache.FillAsync(Record("old"), "other", Cancel);
        }
        else if (state == "Tombstone")
        {
            await cache.EndAsync(Kind, Record().Id, "other", Cancel);
        }
    }

    [Fact]
    public async Task ACopy_ComesBackWhole_UntilItsRecordExpires()
    {
        Assert.Equal(CacheState.Claimed, (await LookAsync("mine")).State);
        Assert.Equal(CacheState.Busy, (await LookAsync("other")).State);
        await cache.FillAsync(Record(), "mine", Cancel);

        var (state, copy) = await LookAsync();

        Assert.Equal(CacheState.Copy, state);
        Assert.Equal((Kind, Record().Id, 7L, Record().ExpiresAt), (copy!.Kind, copy.Id, copy.Version, copy.ExpiresAt));
        Assert.Equal(["~one", "~two"], copy.Indexes);
        Assert.Equal("content"u8.ToArray(), copy.Content.ToArray());

        Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(CacheState.Claimed, (await LookAsync()).State);
    }

    [Theory]
    [InlineData("Nothing", "Claimed")]
    [InlineData("Copy", "old")]
    [InlineData("Claim", "Busy")]
    [InlineData("Tombstone", "Ended")]
    public async Task AFill_WithoutItsClaim_ChangesNothing(string before, string after)
    {
        await PrepareAsync(before);
        await cache.FillAsync(Record(), "mine", Cancel);
        Assert.Equal(after, await StateAsync());
    }

    [Theory]
    [InlineData("Nothing")]
    [InlineData("Copy")]
    [InlineData("Claim")]
    public async Task AWriter_TakesThePlaceOfAnything_AndOfItsOwnClaimMakesACopy(string before)
    {
        await PrepareAsync(before);
        Assert.Null(await cache.ClaimAsync(Kind, Record().Id, "mine", Cancel));
        Assert.Equal("Busy", await StateAsync());
        await cache.FillAsync(Record("late"), "other", Cancel);
        Assert.Equal("Busy", await StateAsync());

        await cache.SettleAsync(Kind, Record().Id, "mine", Record("new"), Cancel);
        Assert.Equal("new", await StateAsync());
    }

    [Fact]
    public async Task AWriter_LearnsOfATombstone_AndLeavesIt()
    {
        await PrepareAsync("Tombstone");
        Assert.Equal("other", await cache.ClaimAsync(Kind, Record().Id, "mine", Cancel));
        Assert.Equal("Ended", await StateAsync());
    }

    [Theory]
    [InlineData("Nothing", "Claimed")]
    [InlineData("Copy", "Claimed")]
    [InlineData("Claim", "Claimed")]
    [InlineData("Tombstone", "Ended")]
    public async Task WhoeverSettles_WithoutItsClaim_ClearsThePlace_ButNoTombstone(string before, string after)
    {
        await PrepareAsync(before);
        await cache.SettleAsync(Kind, Record().Id, "mine", Record("new"), Cancel);
        Assert.Equal(after, await StateAsync());
        await cache.FillAsync(Record("late"), "other", Cancel);
        Assert.NotEqual("late", await StateAsync());
    }

    [Fact]
    public async Task WhoeverSettles_WithNothingWritten_GivesItsClaimUp()
    {
        await cache.ClaimAsync(Kind, Record().Id, "mine", Cancel);
        await cache.SettleAsync(Kind, Record().Id, "mine", null, Cancel);
        Assert.Equal("Claimed", await StateAsync());
    }

    [Theory]
    [InlineData("Nothing")]
    [InlineData("Copy")]
    [InlineData("Claim")]
    [InlineData("Tombstone")]
    public async Task ATombstone_TakesThePlaceOfAnything_AndStaysUntilItsCallSettles(string before)
    {
        await PrepareAsync(before);
        await cache.EndAsync(Kind, Record().Id, "mine", Cancel);
        await cache.FillAsync(Record("late"), "other", Cancel);
        await cache.LiftAsync(Kind, Record().Id, "other", Cancel);
        await cache.SettleAsync(Kind, Record().Id, "other", null, Cancel);
        Assert.Equal("Ended", await StateAsync());

        await cache.SettleAsync(Kind, Record().Id, "mine", null, Cancel);
        Assert.Equal("Claimed", await StateAsync());
    }

    [Theory]
    [InlineData("Copy")]
    [InlineData("Claim")]
    [InlineData("Tombstone")]
    public async Task Lift_ClearsThePlace(string before)
    {
        await PrepareAsync(before);
        await cache.LiftAsync(Kind, Record().Id, "other", Cancel);
        Assert.Equal("Claimed", await StateAsync());
        await cache.FillAsync(Record("late"), "other", Cancel);
        Assert.Equal("Busy", await StateAsync());
    }
}
