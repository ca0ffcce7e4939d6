using System.Text;

namespace McpGateway.Storage.Tests;

/// <summary>What every record store promises. Each backend runs all of it.</summary>
public abstract partial class RecordStoreContract : IAsyncLifetime
{
    protected const string Kind = "thing";

    protected ManualClock Clock { get; } = new();

    protected IRecordStore Store { get; private set; } = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => Store = await OpenAsync();

    public abstract ValueTask DisposeAsync();

    /// <summary>A store over the same data with every call, as a further process would open it.</summary>
    protected abstract Task<IRecordStore> OpenAsync();

    protected static StoredRecord Record(
        string id, string content = "content", DateTimeOffset? expiresAt = null, string kind = Kind,
        params string[] indexes) => new()
        {
            Kind = kind,
            Id = id,
            ExpiresAt = expiresAt,
            Indexes = indexes,
            Content = Encoding.UTF8.GetBytes(content),
        };

    protected static string? Text(StoredRecord? record) =>
        record is null ? null : Encoding.UTF8.GetString(record.Content.Span);

    [Fact]
    public async Task Find_GivesWhatWasAdded_AsVersion1()
    {
        var expiry = Clock.GetUtcNow().AddMinutes(1);
        Assert.True(await Store.TryAddAsync(Record("a", "hello", expiry), Cancel));

        var found = await Store.FindAsync(Kind, "a", Cancel);

        Assert.NotNull(found);
        Assert.Equal((Kind, "a", 1L, expiry), (found.Kind, found.Id, found.Version, found.ExpiresAt!.Value));
        Assert.Equal("hello", Text(found));
        Assert.Empty(found.Indexes);
    }

    [Fact]
    public async Task FindMany_GivesWhatFindGivesForEachKey_InTheirOrder()
    {
        await Store.TryAddAsync(Record("a", "first"), Cancel);
        await Store.TryAddAsync(Record("a", "of another kind", kind: "other"), Cancel);
        await Store.TryAddAsync(Record("gone", expiresAt: Clock.GetUtcNow().AddMinutes(1)), Cancel);
        Clock.Advance(TimeSpan.FromMinutes(1));

        var found = await Store.FindManyAsync(
            [new("other", "a"), new(Kind, "gone"), new(Kind, "b"), new(Kind, "a"), new(Kind, "a")], Cancel);

        Assert.Equal(["of another kind", null, null, "first", "first"], found.Select(Text));
        Assert.Empty(await Store.FindManyAsync([], Cancel));
    }

    [Fact]
    public async Task FindMany_SeesWhatWasWrittenBeforeIt_EveryTime()
    {
        await Store.TryAddAsync(Record("a", "one"), Cancel);
        Assert.Equal(["one"], (await Store.FindManyAsync([new(Kind, "a")], Cancel)).Select(Text));

        Assert.True(await Store.TryReplaceAsync(Record("a", "two"), 1, Cancel));
        await (await OpenAsync()).TryAddAsync(Record("b", "elsewhere"), Cancel);

        Assert.Equal(["two", "elsewhere"],
            (await Store.FindManyAsync([new(Kind, "a"), new(Kind, "b")], Cancel)).Select(Text));
    }

    [Fact]
    public async Task Find_GivesNull_WhereNothingIs()
    {
        await Store.TryAddAsync(Record("a"), Cancel);

        Assert.Null(await Store.FindAsync(Kind, "b", Cancel));
        Assert.Null(await Store.FindAsync("other", "a", Cancel));
        Assert.Null(await Store.FindAsync(Kind, "A", Cancel));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Grüße, 日本語, 🦄 and \0 a zero")]
    public async Task Content_ComesBackByteForByte(string content)
    {
        await Store.TryAddAsync(Record("ключ-🔑", content, indexes: "user:Zoë"), Cancel);

        Assert.Equal(content, Text(await Store.FindAsync(Kind, "ключ-🔑", Cancel)));
        Assert.Single(await Store.ListAsync(Kind, "user:Zoë", null, 10, Cancel));
    }

    [Fact]
    public async Task Content_OfAMegabyte_ComesBack()
    {
        var content = new byte[1_000_000];
        new Random(7).NextBytes(content);
        await Store.TryAddAsync(Record("big") with { Content = content }, Cancel);

        var found = await Store.FindAsync(Kind, "big", Cancel);

        Assert.True(found!.Content.Span.SequenceEqual(content));
    }

    [Fact]
    public async Task Add_ChangesNothing_WhenALiveRecordIsThere()
    {
        await Store.TryAddAsync(Record("a", "first"), Cancel);

        Assert.False(await Store.TryAddAsync(Record("a", "second"), Cancel));
        Assert.Equal("first", Text(await Store.FindAsync(Kind, "a", Cancel)));
        Assert.True(await Store.TryAddAsync(Record("a", "of another kind", kind: "other"), Cancel));
    }

    [Fact]
    public async Task Replace_CountsTheVersionUp_AndRefusesAnOldOne()
    {
        await Store.TryAddAsync(Record("a", "one"), Cancel);
        var expiry = Clock.GetUtcNow().AddHours(1);

        Assert.True(await Store.TryReplaceAsync(Record("a", "two", expiry), 1, Cancel));
        Assert.False(await Store.TryReplaceAsync(Record("a", "three"), 1, Cancel));

        var found = await Store.FindAsync(Kind, "a", Cancel);
        Assert.Equal((2L, expiry, "two"), (found!.Version, found.ExpiresAt!.Value, Text(found)));
    }

    [Fact]
    public async Task Replace_IsRefused_WhereNothingIs() =>
        Assert.False(await Store.TryReplaceAsync(Record("a"), 1, Cancel));

    [Fact]
    public async Task Take_GivesTheRecordOnce()
    {
        await Store.TryAddAsync(Record("a", "once"), Cancel);

        Assert.Equal("once", Text(await Store.TakeAsync(Kind, "a", Cancel)));
        Assert.Null(await Store.TakeAsync(Kind, "a", Cancel));
        Assert.Null(await Store.FindAsync(Kind, "a", Cancel));
    }

    [Fact]
    public async Task Remove_SaysWhetherThereWasOne()
    {
        await Store.TryAddAsync(Record("a"), Cancel);

        Assert.True(await Store.RemoveAsync(Kind, "a", Cancel));
        Assert.False(await Store.RemoveAsync(Kind, "a", Cancel));
        Assert.True(await Store.TryAddAsync(Record("a"), Cancel));
    }

    [Fact]
    public async Task ACancelledWrite_IsNotDone_WhenItHasNotBegun()
    {
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await Store.TryAddAsync(Record("a"), cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await Store.FindAsync(Kind, "a", cancelled));

        Assert.Null(await Store.FindAsync(Kind, "a", Cancel));
    }
}
