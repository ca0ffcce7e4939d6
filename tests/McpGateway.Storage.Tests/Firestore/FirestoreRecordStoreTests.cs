using McpGateway.Storage.Firestore;

namespace McpGateway.Storage.Tests.Firestore;

public sealed class FirestoreRecordStoreTests(FirestoreOfTheTests firestore) : RecordStoreContract
{
    private readonly FirestoreClients clients = new(firestore.NewProject());

    public override ValueTask DisposeAsync()
    {
        clients.Dispose();
        return ValueTask.CompletedTask;
    }

    protected override async Task<IRecordStore> OpenAsync() =>
        new FirestoreRecordStore(clients.Open(await firestore.AddressAsync()), Clock);
}
