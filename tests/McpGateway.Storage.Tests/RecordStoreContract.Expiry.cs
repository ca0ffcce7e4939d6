namespace McpGateway.Storage.Tests;

public abstract partial class RecordStoreContract
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(1);

    private async Task AddExpiredAsync(string id, params string[] indexes)
    {
        await Store.TryAddAsync(Record(id, "old", Clock.GetUtcNow() + Life, indexes: indexes), Cancel);
        Clock.Advance(Life);
    }

    [Fact]
    public async Task ARecord_LivesUntilItsExpiry_AndNoMomentLonger()
    {
        await Store.TryAddAsync(Record("a", expiresAt: Clock.GetUtcNow() + Life), Cancel);

        Clock.Advance(Life - TimeSpan.FromMilliseconds(1));
        Assert.NotNull(await Store.FindAsync(Kind, "a", Cancel));

        Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Null(await Store.FindAsync(Kind, "a", Cancel));
    }

    [Fact]
    public async Task AnExpiredRecord_IsGoneForEveryCall_BeforeAnyPurge()
    {
        await AddExpiredAsync("a", "user:1");

        Assert.False(await Store.TryReplaceAsync(Record("a"), 1, Cancel));
        Assert.Null(await Store.TakeAsync(Kind, "a", Cancel));
        Assert.False(await Store.RemoveAsync(Kind, "a", Cancel));
        Assert.Empty(await Store.ListAsync(Kind, null, null, 10, Cancel));
        Assert.Empty(await Store.ListAsync(Kind, "user:1", null, 10, Cancel));
    }

    [Fact]
    public async Task AnExpiredRecord_CanBeAddedAnew_WithNothingLeftOfTheOld()
    {
        await AddExpiredAsync("a", "user:1");

        Assert.True(await Store.TryAddAsync(Record("a", "new", indexes: "user:2"), Cancel));

        var found = await Store.FindAsync(Kind, "a", Cancel);
        Assert.Equal((1L, "new", null), (found!.Version, Text(found), found.ExpiresAt));
        Assert.Empty(await Store.ListAsync(Kind, "user:1", null, 10, Cancel));
        Assert.Single(await Store.ListAsync(Kind, "user:2", null, 10, Cancel));
    }

    [Fact]
    public async Task Replace_CanExtendALife_OrMakeItEndless()
    {
        await Store.TryAddAsync(Record("a", expiresAt: Clock.GetUtcNow() + Life), Cancel);
        await Store.TryAddAsync(Record("b", expiresAt: Clock.GetUtcNow() + Life), Cancel);
        await Store.TryReplaceAsync(Record("a", expiresAt: Clock.GetUtcNow() + (2 * Life)), 1, Cancel);
        await Store.TryReplaceAsync(Record("b"), 1, Cancel);

        Clock.Advance(Life);
        Assert.NotNull(await Store.FindAsync(Kind, "a", Cancel));
        Clock.Advance(Life);
        Assert.Null(await Store.FindAsync(Kind, "a", Cancel));
        Assert.NotNull(await Store.FindAsync(Kind, "b", Cancel));
    }

    [Fact]
    public async Task Purge_DeletesWhatHasExpired_AndNothingElse()
    {
        const int Expired = 1200;
        var now = Clock.GetUtcNow();
        await Task.WhenAll(Enumerable.Range(0, Expired).Select(
            i => Store.TryAddAsync(Record($"old-{i}", expiresAt: now + Life, indexes: "user:1"), Cancel).AsTask()));
        await Store.TryAddAsync(Record("later", expiresAt: now + Life + Life, indexes: "user:1"), Cancel);
        await Store.TryAddAsync(Record("endless", indexes: "user:1"), Cancel);

        Assert.Equal(0, await Store.PurgeAsync(now, Cancel));
        Assert.Equal(Expired, await Store.PurgeAsync(now + Life, Cancel));
        Assert.Equal(0, await Store.PurgeAsync(now + Life, Cancel));

        var left = await Store.ListAsync(Kind, "user:1", null, 10, Cancel);
        Assert.Equal(["endless", "later"], left.Select(record => record.Id));
    }
}
