namespace McpGateway.Storage.Tests;

public abstract partial class RecordStoreContract
{
    private async Task<string[]> ListIdsAsync(string? index, string? afterId = null, int limit = 100) =>
        [.. (await Store.ListAsync(Kind, index, afterId, limit, Cancel)).Select(record => record.Id)];

    [Fact]
    public async Task List_PagesThroughAKind_InTheOrderOfIds()
    {
        foreach (var id in (string[])["c", "a", "e", "b", "d"])
        {
            await Store.TryAddAsync(Record(id), Cancel);
        }

        await Store.TryAddAsync(Record("bb", kind: "other"), Cancel);

        Assert.Equal(["a", "b"], await ListIdsAsync(null, limit: 2));
        Assert.Equal(["c", "d"], await ListIdsAsync(null, afterId: "b", limit: 2));
        Assert.Equal(["e"], await ListIdsAsync(null, afterId: "d", limit: 2));
        Assert.Empty(await ListIdsAsync(null, afterId: "e", limit: 2));
    }

    [Fact]
    public async Task List_PagesThroughAnIndexValue()
    {
        for (var i = 0; i < 9; i++)
        {
            await Store.TryAddAsync(Record($"{i}", indexes: [$"user:{i % 2}", "organizer:1", "organizer:1"]), Cancel);
        }

        Assert.Equal(["1", "3", "5", "7"], await ListIdsAsync("user:1"));
        Assert.Equal(["3", "5"], await ListIdsAsync("user:1", afterId: "1", limit: 2));
        Assert.Equal(9, (await ListIdsAsync("organizer:1")).Length);
        Assert.Empty(await ListIdsAsync("user:2"));
        Assert.Empty(await Store.ListAsync("other", "user:1", null, 10, Cancel));
    }

    [Fact]
    public async Task List_GivesWholeRecords()
    {
        var expiry = Clock.GetUtcNow().AddHours(1);
        await Store.TryAddAsync(Record("a", "one", expiry, indexes: "user:1"), Cancel);
        await Store.TryReplaceAsync(Record("a", "two", expiry, indexes: "user:1"), 1, Cancel);

        var listed = Assert.Single(await Store.ListAsync(Kind, "user:1", null, 10, Cancel));

        Assert.Equal((Kind, "a", 2L, expiry), (listed.Kind, listed.Id, listed.Version, listed.ExpiresAt!.Value));
        Assert.Equal("two", Text(listed));
        Assert.Single(listed.Indexes);
    }

    [Fact]
    public async Task AnIndex_FollowsItsRecord()
    {
        await Store.TryAddAsync(Record("a", indexes: ["user:1", "client:1"]), Cancel);
        await Store.TryReplaceAsync(Record("a", indexes: ["user:2", "client:1"]), 1, Cancel);

        Assert.Empty(await ListIdsAsync("user:1"));
        Assert.Equal(["a"], await ListIdsAsync("user:2"));
        Assert.Equal(["a"], await ListIdsAsync("client:1"));

        await Store.TryReplaceAsync(Record("a"), 2, Cancel);
        Assert.Empty(await ListIdsAsync("user:2"));

        await Store.TryReplaceAsync(Record("a", indexes: "user:3"), 3, Cancel);
        await Store.TakeAsync(Kind, "a", Cancel);
        Assert.Empty(await ListIdsAsync("user:3"));
    }

    [Fact]
    public async Task ARecordThatWasRead_KeepsItsIndexes_WhenItIsWrittenBack()
    {
        await Store.TryAddAsync(Record("a", indexes: ["user:1", "client:1"]), Cancel);

        var found = await Store.FindAsync(Kind, "a", Cancel);
        Assert.True(await Store.TryReplaceAsync(found! with { Content = "new"u8.ToArray() }, 1, Cancel));

        Assert.Equal(["a"], await ListIdsAsync("user:1"));
        Assert.Equal(["a"], await ListIdsAsync("client:1"));
    }
}
