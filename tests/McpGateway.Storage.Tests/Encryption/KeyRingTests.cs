using McpGateway.Storage.Encryption;
using McpGateway.Storage.Tests.Sqlite;

namespace McpGateway.Storage.Tests.Encryption;

public sealed class KeyRingTests : IAsyncDisposable
{
    private readonly SqliteFolder folder = new();
    private readonly IRecordStore backend;

    public KeyRingTests() => backend = folder.OpenRecords(TimeProvider.System);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => folder.DisposeAsync();

    private static StoredRecord Record(string id, string owner = "org_1") =>
        new() { Kind = "code", Id = id, Owner = owner, Content = "secret"u8.ToArray() };

    private async Task<string> ProblemAsync() =>
        (await Assert.ThrowsAsync<KeyUnavailableException>(() => folder.OpenKeysAsync(backend))).Message;

    [Fact]
    public async Task EveryOwner_HasAKeyOfItsOwn_MadeOnceForAllProcesses()
    {
        var rings = new List<KeyRing>();
        for (var i = 0; i < 4; i++)
        {
            rings.Add(await folder.OpenKeysAsync(backend));
        }

        var keys = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(
            async () => await rings[i % 4].GetNewestAsync($"org_{i % 2}", Cancel), Cancel)));

        Assert.Equal(2, keys.Select(key => Convert.ToHexString(key.Mac.Compute("", "any"))).Distinct().Count());
        Assert.All(keys.GroupBy(key => key.Owner), group => Assert.Single(group.Select(key => key.Id).Distinct()));
    }

    [Fact]
    public async Task RingsThatStartAtOnce_OnANewStore_ShareTheirKeys()
    {
        var rings = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Task.Run(() => folder.OpenKeysAsync(backend), Cancel)));

        var hashes = rings.Select(ring => Convert.ToHexString(new KeyedHash(ring).Compute("at", "token"u8)));
        Assert.Single(hashes.Distinct());
        Assert.Single(rings.Select(ring => ring.Root.HashIndex("code", "user:1")).Distinct());
    }

    [Fact]
    public async Task EveryGenerationOpens_AndTheNewestSeals()
    {
        var keyRing = await folder.OpenKeysAsync(backend);
        var store = new SealedRecordStore(backend, keyRing);
        var used = new List<KeyId>();
        for (var generation = 1; generation <= 3; generation++)
        {
            await store.TryAddAsync(Record($"{generation}"), Cancel);
            used.Add((await keyRing.GetNewestAsync("org_1", Cancel)).Id);
            await keyRing.RotateAsync(KeyPurpose.Seal, "org_1", Cancel);
        }

        Assert.Equal(3, used.Distinct().Count());
        var restarted = await folder.OpenKeysAsync(backend);
        var reader = new SealedRecordStore(backend, restarted);
        for (var generation = 1; generation <= 3; generation++)
        {
            var found = await reader.FindAsync("code", $"{generation}", Cancel);
            Assert.Equal("secret"u8, found!.Content.Span);
            Assert.Equal("org_1", found.Owner);
        }

        Assert.DoesNotContain((await restarted.GetNewestAsync("org_1", Cancel)).Id, used);
    }

    [Fact]
    public async Task AMissingKeyFile_IsRefused_WhileTheStoreHoldsDataKeys()
    {
        await folder.OpenKeysAsync(backend);
        File.Delete(folder.Key);

        Assert.Contains("is missing", await ProblemAsync(), StringComparison.Ordinal);
        Assert.False(File.Exists(folder.Key));
    }

    [Fact]
    public async Task AnotherStoresKey_IsRefused()
    {
        await folder.OpenKeysAsync(backend);
        File.Delete(folder.Key);
        new KeyFile(folder.Key).ReadOrCreate();

        Assert.Contains("that is not the present one", await ProblemAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AStoreWithoutItsRootKey_IsRefused()
    {
        await folder.OpenKeysAsync(backend);
        await backend.RemoveAsync(KeyRing.Kind, "root", Cancel);

        Assert.Contains("not its root key", await ProblemAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DataKeysThatWereSwapped_DoNotOpen()
    {
        var keyRing = await folder.OpenKeysAsync(backend);
        var first = (await keyRing.GetNewestAsync("org_1", Cancel)).Id.ToString();
        var second = (await keyRing.GetNewestAsync("org_2", Cancel)).Id.ToString();
        var stolen = await backend.FindAsync(KeyRing.Kind, second, Cancel);
        await backend.TryReplaceAsync(stolen! with { Id = first }, 1, Cancel);

        var restarted = await folder.OpenKeysAsync(backend);

        await Assert.ThrowsAsync<SealBrokenException>(async () => await restarted.GetNewestAsync("org_1", Cancel));
    }

    [Fact]
    public async Task ARingThatIsNotOpen_SaysSo()
    {
        var keyRing = folder.Keys(backend);

        Assert.Throws<InvalidOperationException>(() => new KeyedHash(keyRing).Compute("at", "token"u8));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await keyRing.GetNewestAsync("org_1", Cancel));
    }
}
