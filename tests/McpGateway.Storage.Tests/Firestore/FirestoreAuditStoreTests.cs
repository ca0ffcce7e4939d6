using McpGateway.Storage.Firestore;
using McpGateway.Storage.Integrity;

namespace McpGateway.Storage.Tests.Firestore;

public sealed class FirestoreAuditStoreTests(FirestoreOfTheTests firestore) : AuditStoreContract
{
    private readonly FirestoreClients clients = new(firestore.NewProject());

    public override ValueTask DisposeAsync()
    {
        clients.Dispose();
        return ValueTask.CompletedTask;
    }

    private protected override async Task<IAuditChains> OpenAsync() =>
        new FirestoreAuditStore(clients.Open(await firestore.AddressAsync()), TimeProvider.System);
}
