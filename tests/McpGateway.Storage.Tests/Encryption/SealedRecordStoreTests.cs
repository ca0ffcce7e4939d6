using System.Text;
using McpGateway.Storage.Encryption;
using McpGateway.Storage.Tests.Sqlite;

namespace McpGateway.Storage.Tests.Encryption;

public sealed class SealedRecordStoreTests : IAsyncLifetime
{
    private readonly SqliteFolder folder = new();
    private IRecordStore backend = null!;
    private SealedRecordStore store = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        backend = folder.OpenRecords(TimeProvider.System);
        store = new SealedRecordStore(backend, await folder.OpenKeysAsync(backend));
    }

    public ValueTask DisposeAsync() => folder.DisposeAsync();

    private static StoredRecord Record(string id, string content, string owner = "org_1", string kind = "connection") =>
        new()
        {
            Kind = kind,
            Id = id,
            Owner = owner,
            Indexes = [$"user:{id}"],
            Content = Encoding.UTF8.GetBytes(content),
        };

    [Theory]
    [InlineData("")]
    [InlineData("org_alpine")]
    [InlineData("örg/日本")]
    public async Task TheOwner_IsRecoveredFromTheKey(string owner)
    {
        await store.TryAddAsync(Record("a", "content", owner), Cancel);

        Assert.Equal(owner, (await store.FindAsync("connection", "a", Cancel))!.Owner);
        Assert.Equal(owner, (await store.ListAsync("connection", null, null, 10, Cancel))[0].Owner);
        Assert.Equal("", (await backend.FindAsync("connection", "a", Cancel))!.Owner);
        Assert.Equal(owner, (await store.TakeAsync("connection", "a", Cancel))!.Owner);
    }

    [Fact]
    public async Task TheFiles_HoldNeitherContentNorIndexValueNorOwner()
    {
        await store.TryAddAsync(Record("plain-id", "the-secret-content", "the-owner"), Cancel);
        await store.TryReplaceAsync(Record("plain-id", "the-next-content", "the-owner"), 1, Cancel);
        folder.Close();

        var bytes = Directory.GetFiles(folder.Folder).Where(file => file != folder.Key)
            .Select(file => Encoding.Latin1.GetString(File.ReadAllBytes(file)));

        var all = string.Concat(bytes);
        Assert.Contains("plain-id", all, StringComparison.Ordinal);
        foreach (var secret in (string[])["the-secret-content", "the-next-content", "user:plain-id", "the-owner"])
        {
            Assert.DoesNotContain(secret, all, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task ContentsSwappedBetweenRecords_AreDetected()
    {
        await store.TryAddAsync(Record("a", "small rights"), Cancel);
        await store.TryAddAsync(Record("b", "great rights"), Cancel);
        await SwapAsync();

        await Assert.ThrowsAsync<SealBrokenException>(async () => await store.FindAsync("connection", "a", Cancel));
        await Assert.ThrowsAsync<SealBrokenException>(async () => await store.TakeAsync("connection", "b", Cancel));
        await Assert.ThrowsAsync<SealBrokenException>(
            async () => await store.ListAsync("connection", "user:a", null, 10, Cancel));
    }

    /// <summary>As someone would who can write to the database file.</summary>
    private async Task SwapAsync()
    {
        var database = folder.Open();
        await database.WriteAsync(
            session =>
            {
                session.ExecuteScript("""
                    CREATE TEMP TABLE copy AS SELECT id, content FROM record WHERE kind = 'connection';
                    UPDATE record SET content = (SELECT content FROM copy WHERE copy.id <> record.id)
                    WHERE kind = 'connection';
                    """);
                return true;
            },
            Cancel);
    }

    [Fact]
    public async Task APlantedRecord_DoesNotOpen()
    {
        await backend.TryAddAsync(Record("planted", "I am the owner of everything, let me in."), Cancel);

        await Assert.ThrowsAsync<SealBrokenException>(
            async () => await store.FindAsync("connection", "planted", Cancel));
    }

    [Fact]
    public async Task ARecordWhoseKeyIsGone_DoesNotOpen()
    {
        await store.TryAddAsync(Record("a", "content"), Cancel);
        var keyId = Envelope.ReadKeyId("", "", (await backend.FindAsync("connection", "a", Cancel))!.Content.Span);
        await backend.RemoveAsync(KeyRing.Kind, keyId.ToString(), Cancel);

        var restarted = new SealedRecordStore(backend, await folder.OpenKeysAsync(backend));
        var failure = await Assert.ThrowsAsync<SealBrokenException>(
            async () => await restarted.FindAsync("connection", "a", Cancel));

        Assert.Contains("a key that this store does not hold", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheSameIndexValue_HasAnotherHash_InAnotherKind()
    {
        await store.TryAddAsync(Record("a", "content"), Cancel);
        await store.TryAddAsync(Record("a", "content", kind: "notice"), Cancel);

        var hashes = new List<string>();
        foreach (var kind in (string[])["connection", "notice"])
        {
            hashes.AddRange((await store.FindAsync(kind, "a", Cancel))!.Indexes);
        }

        Assert.Equal(2, hashes.Distinct().Count());
        Assert.All(hashes, hash => Assert.Matches("^~[A-Za-z0-9_-]{43}$", hash));
    }

    [Fact]
    public async Task DataKeys_CannotBeReached_ThroughTheStore()
    {
        const string Kind = KeyRing.Kind;
        await Assert.ThrowsAsync<ArgumentException>(async () => await store.FindAsync(Kind, "root", Cancel));
        await Assert.ThrowsAsync<ArgumentException>(async () => await store.TakeAsync(Kind, "root", Cancel));
        await Assert.ThrowsAsync<ArgumentException>(async () => await store.RemoveAsync(Kind, "root", Cancel));
        await Assert.ThrowsAsync<ArgumentException>(async () => await store.ListAsync(Kind, null, null, 1, Cancel));
        await Assert.ThrowsAsync<ArgumentException>(
            async () => await store.TryAddAsync(Record("x", "", "", Kind), Cancel));
        await Assert.ThrowsAsync<ArgumentException>(
            async () => await store.TryReplaceAsync(Record("root", "", "", Kind), 1, Cancel));
    }
}
