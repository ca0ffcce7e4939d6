using McpGateway.Storage.Encryption;
using McpGateway.Storage.Tests.Sqlite;

namespace McpGateway.Storage.Tests.Encryption;

public sealed class ShreddingTests : IAsyncLifetime
{
    private const string Kind = "connection";

    private readonly SqliteFolder folder = new();
    private readonly ManualClock clock = new();
    private IRecordStore backend = null!;
    private KeyRing ring = null!;
    private SealedRecordStore running = null!;
    private StoreKeys keys = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        backend = folder.OpenRecords(TimeProvider.System);
        ring = await folder.OpenKeysAsync(backend, clock);
        running = new(backend, ring);
        keys = new(backend, await folder.OpenKeysAsync(backend, clock));
        await running.TryAddAsync(Record("a1"), Cancel);
        await keys.AddGenerationsAsync(Cancel);
        clock.Advance(SqliteFolder.KnownFor);
        await running.TryAddAsync(Record("a2"), Cancel);
        await running.TryAddAsync(Record("b", "org_2"), Cancel);
        await running.TryAddAsync(Record("c", "org_2"), Cancel);
    }

    public ValueTask DisposeAsync() => folder.DisposeAsync();

    private static StoredRecord Record(string id, string owner = "org_1") =>
        new() { Kind = Kind, Id = id, Owner = owner, Indexes = ["user:1"], Content = "content"u8.ToArray() };

    [Fact]
    public async Task ARunningProcess_ForgetsAllGenerations_WithinItsTime_AndNoOtherOrganizer()
    {
        Assert.NotNull(await running.FindAsync(Kind, "a1", Cancel));
        Assert.NotNull(await running.FindAsync(Kind, "a2", Cancel));

        Assert.Equal(2, (await keys.ShredAsync("org_1", Cancel)).Count);
        clock.Advance(SqliteFolder.KnownFor);

        Assert.Null(await running.FindAsync(Kind, "a1", Cancel));
        Assert.Null(await running.FindAsync(Kind, "a2", Cancel));
        Assert.NotNull(await running.FindAsync(Kind, "b", Cancel));
        Assert.Null(await running.TakeAsync(Kind, "a1", Cancel));
    }

    /// <summary>One caller looks for all, and it may be one that goes away.</summary>
    [Fact]
    public async Task ACallerThatGivesUp_DoesNotPutItOff()
    {
        await keys.ShredAsync("org_1", Cancel);
        clock.Advance(SqliteFolder.KnownFor);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await ring.GetNewestAsync("org_1", new CancellationToken(canceled: true)));

        Assert.Null(await running.FindAsync(Kind, "a1", Cancel));
    }

    /// <summary>A page that is short for want of them would be taken for the last.</summary>
    [Fact]
    public async Task AList_LeavesThemOut_AndNoPageIsShorterForIt()
    {
        await keys.ShredAsync("org_1", Cancel);
        clock.Advance(SqliteFolder.KnownFor);

        var page = await running.ListAsync(Kind, "user:1", null, 2, Cancel);

        Assert.Equal(["b", "c"], page.Select(record => record.Id));
        Assert.Empty(await running.ListAsync(Kind, "user:1", "c", 2, Cancel));
    }

    [Fact]
    public async Task NothingIsSealed_ForAWhile_AndThenUnderAKeyThatNeverWas()
    {
        var old = Envelope.ReadKeyId(Kind, "a2", (await backend.FindAsync(Kind, "a2", Cancel))!.Content.Span);
        await keys.ShredAsync("org_1", Cancel);
        clock.Advance(SqliteFolder.KnownFor);

        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await running.TryAddAsync(Record("new"), Cancel));
        clock.Advance(SealKeys.Rest + SqliteFolder.KnownFor);
        Assert.True(await running.TryAddAsync(Record("new"), Cancel));

        Assert.NotNull(await running.FindAsync(Kind, "new", Cancel));
        Assert.Null(await running.FindAsync(Kind, "a2", Cancel));
        Assert.NotEqual(old, Envelope.ReadKeyId(Kind, "new", (await backend.FindAsync(Kind, "new", Cancel))!.Content.Span));
    }

    /// <summary>Some records are named after the organizer, and would stand in the way of their successors for ever.</summary>
    [Fact]
    public async Task WhatWasShredded_CanBeAddedAnew()
    {
        await keys.ShredAsync("org_1", Cancel);
        clock.Advance(SealKeys.Rest + SqliteFolder.KnownFor);
        Assert.Null(await running.FindAsync(Kind, "a1", Cancel));

        Assert.True(await running.TryAddAsync(Record("a1"), Cancel));

        Assert.Equal((1, "org_1"), (await running.FindAsync(Kind, "a1", Cancel)) is { } found ? (found.Version, found.Owner) : default);
        Assert.False(await running.TryAddAsync(Record("a1"), Cancel));
        Assert.False(await running.TryAddAsync(Record("b", "org_2"), Cancel));
    }

    [Fact]
    public async Task NoProcessOpensThem_AfterARestart_AndSealingAnewPassesThemBy()
    {
        var shredded = await keys.ShredAsync("org_1", Cancel);

        ring = await folder.OpenKeysAsync(backend, clock);
        Assert.Null(await new SealedRecordStore(backend, ring).FindAsync(Kind, "a1", Cancel));
        await new StoreKeys(backend, ring).RewrapAsync(Cancel);
        await new StoreKeys(backend, ring).SealAnewAsync(() => { }, Cancel);

        var use = await new StoreKeys(backend, ring).DescribeAsync(Cancel);
        Assert.Equal((2, 2, 0), (use.Shredded, use.RecordsShredded, use.RecordsLost));
        Assert.DoesNotContain(use.Generations, key => key.Owner == "org_1");
        Assert.Equal((0, shredded.LastAt), await keys.ShredAsync("org_1", Cancel));
        Assert.Equal((0, null), await keys.ShredAsync("org_9", Cancel));
    }
}
