using McpGateway.Storage.Encryption;
using McpGateway.Storage.Firestore;
using McpGateway.Storage.Tests.Redis;
using McpGateway.Storage.Tests.Tiering;
using McpGateway.Storage.Tiering;

namespace McpGateway.Storage.Tests.Firestore;

/// <summary>Firestore read through Redis, as the profile has it.</summary>
public class FirestoreTieredRecordsTests(FirestoreOfTheTests firestore, RedisServer server)
    : TieredRecordStoreTests(server)
{
    private readonly FirestoreClients clients = new(firestore.NewProject());

    private protected override Place Place => Place.Cached;

    public override async ValueTask DisposeAsync()
    {
        clients.Dispose();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected override async Task<IRecordStore> OpenAsync() => await Stores.OpenAsync(Place, durable: await OpenDurableAsync());

    private protected async Task<IRecordStore> OpenDurableAsync() =>
        new FirestoreRecordStore(clients.Open(await firestore.AddressAsync()), Clock);
}

/// <summary>Sealed above, with the keys in Firestore.</summary>
public sealed class FirestoreSealedRecordsTests(FirestoreOfTheTests firestore, RedisServer server)
    : FirestoreTieredRecordsTests(firestore, server)
{
    protected override async Task<IRecordStore> OpenAsync() => new SealedRecordStore(
        await base.OpenAsync(), await Stores.Folder.OpenKeysAsync(await OpenDurableAsync()));
}
