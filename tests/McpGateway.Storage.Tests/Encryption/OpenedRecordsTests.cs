using System.Text;
using McpGateway.Storage.Encryption;
using McpGateway.Storage.Tests.Sqlite;

namespace McpGateway.Storage.Tests.Encryption;

/// <summary>A record that was read before is still read from the backend each time.</summary>
public sealed class OpenedRecordsTests : IAsyncLifetime
{
    private const string Kind = "connection";

    private readonly SqliteFolder folder = new();
    private IRecordStore backend = null!;
    private SealedRecordStore store = null!;
    private SealedRecordStore otherProcess = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        backend = folder.OpenRecords(TimeProvider.System);
        store = new(backend, await folder.OpenKeysAsync(backend));
        otherProcess = new(backend, await folder.OpenKeysAsync(backend));
        await store.TryAddAsync(Record("first"), Cancel);
        Assert.Equal("first", await ReadAsync());
    }

    public ValueTask DisposeAsync() => folder.DisposeAsync();

    private static StoredRecord Record(string content) =>
        new() { Kind = Kind, Id = "a", Owner = "org_1", Content = Encoding.UTF8.GetBytes(content) };

    private async Task<string?> ReadAsync() =>
        await store.FindAsync(Kind, "a", Cancel) is { } found ? Encoding.UTF8.GetString(found.Content.Span) : null;

    [Fact]
    public async Task Find_OpensAnUnchangedRecordOnce() => Assert.Same(
        await store.FindAsync(Kind, "a", Cancel), await store.FindAsync(Kind, "a", Cancel));

    [Fact]
    public async Task Find_SeesWhatAnotherProcessChanged()
    {
        await otherProcess.TryReplaceAsync(Record("second"), 1, Cancel);

        Assert.Equal("second", await ReadAsync());
        Assert.Equal(2, (await store.FindAsync(Kind, "a", Cancel))!.Version);
    }

    [Fact]
    public async Task Find_SeesThatAnotherProcessRemovedIt_AndWhatItAddedInstead()
    {
        await otherProcess.RemoveAsync(Kind, "a", Cancel);
        Assert.Null(await ReadAsync());

        await otherProcess.TryAddAsync(Record("anew"), Cancel);
        Assert.Equal("anew", await ReadAsync());
    }

    [Fact]
    public async Task Find_RefusesBytesThatWereChangedSinceTheyOpened()
    {
        var kept = (await backend.FindAsync(Kind, "a", Cancel))!;
        var forged = kept.Content.ToArray();
        forged[^1] ^= 1;
        await backend.RemoveAsync(Kind, "a", Cancel);
        await backend.TryAddAsync(kept with { Content = forged }, Cancel);

        await Assert.ThrowsAsync<SealBrokenException>(ReadAsync);
    }
}
