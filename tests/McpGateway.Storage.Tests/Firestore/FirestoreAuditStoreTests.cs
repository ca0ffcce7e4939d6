using McpGateway.Storage.Firestore;

namespace McpGateway.Storage.Tests.Firestore;

public sealed class FirestoreAuditStoreTests(FirestoreOfTheTests firestore) : AuditStoreContract
{
    private readonly FirestoreClients clients = new(firestore.NewProject());

    public override ValueTask DisposeAsync()
    {
        clients.Dispose();
        return ValueTask.CompletedTask;
    }

    protected override async Task<IAuditStore> OpenAsync() =>
        new FirestoreAuditStore(clients.Open(await firestore.AddressAsync()), TimeProvider.System);
}
