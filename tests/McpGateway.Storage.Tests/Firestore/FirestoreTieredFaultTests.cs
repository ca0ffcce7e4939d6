using McpGateway.Storage.Firestore;
using McpGateway.Storage.Tests.Redis;
using McpGateway.Storage.Tests.Tiering;
using McpGateway.Storage.Tiering;

namespace McpGateway.Storage.Tests.Firestore;

/// <summary>Two replicas on Redis and a Firestore that fails one of them: what was revoked stays revoked.</summary>
public sealed class FirestoreTieredFaultTests(FirestoreOfTheTests firestore, RedisServer server)
    : IClassFixture<RedisServer>, IAsyncLifetime
{
    private readonly FirestoreClients clients = new(firestore.NewProject());
    private readonly TieredStores stores = new(server, TimeProvider.System);
    private FirestoreProxy proxy = null!;
    private TieredRecordStore replica = null!;
    private TieredRecordStore other = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        proxy = await FirestoreProxy.StartAsync(await firestore.AddressAsync());
        replica = await OpenAsync(proxy.Address);
        other = await OpenAsync(await firestore.AddressAsync());
        Assert.True(await replica.TryAddAsync(Record("kept"), Cancel));
        Assert.True(await replica.TryAddAsync(Record("revoked"), Cancel));
    }

    public async ValueTask DisposeAsync()
    {
        await proxy.DisposeAsync();
        clients.Dispose();
        await stores.DisposeAsync();
        await server.FlushAsync();
    }

    private Task<TieredRecordStore> OpenAsync(string address) => stores.OpenAsync(
        Place.Cached, durable: new FirestoreRecordStore(clients.Open(address, TimeSpan.FromSeconds(2)), TimeProvider.System));

    private static StoredRecord Record(string id) => new() { Kind = "thing", Id = id, Content = new byte[10] };

    [Fact]
    public async Task Gone_CopiesAreRead_AndARevocationHoldsThoughItIsNotConfirmed()
    {
        proxy.Decide = _ => ProxyAct.Cut;

        Assert.NotNull(await replica.FindAsync("thing", "kept", Cancel));
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await replica.TryAddAsync(Record("new"), Cancel));
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await replica.RemoveAsync("thing", "revoked", Cancel));

        Assert.Null(await replica.FindAsync("thing", "revoked", Cancel));
        Assert.Null(await other.FindAsync("thing", "revoked", Cancel));
        Assert.NotNull(await other.FindAsync("thing", "kept", Cancel));
    }

    [Fact]
    public async Task AnAnswerIsLost_TheRevocationIsInForce_AndCanBeRepeated()
    {
        proxy.Meet("commit", ProxyAct.DoneAndCut);

        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await replica.RemoveAsync("thing", "revoked", Cancel));

        Assert.Null(await other.FindAsync("thing", "revoked", Cancel));
        Assert.False(await other.RemoveAsync("thing", "revoked", Cancel));
        Assert.DoesNotContain(await other.ListAsync("thing", null, null, 10, Cancel), record => record.Id == "revoked");
    }

    [Fact]
    public async Task ALostAnswerToAReplacement_IsFoundOut_AndTheCopyIsTheNewOne()
    {
        proxy.Meet("commit", ProxyAct.DoneAndCut);

        Assert.True(await replica.TryReplaceAsync(Record("kept"), 1, Cancel));

        Assert.Equal(2, (await other.FindAsync("thing", "kept", Cancel))!.Version);
        Assert.False(await other.TryReplaceAsync(Record("kept"), 1, Cancel));
    }
}
