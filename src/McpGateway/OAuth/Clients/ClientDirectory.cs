using McpGateway.OAuth.Clients.Documents;

namespace McpGateway.OAuth.Clients;

/// <summary>Every client that can ask: those of the configuration, then the registered ones, then those that publish a
/// document about themselves.</summary>
internal sealed class ClientDirectory(
    PreregisteredClients preregistered, ClientStore registered, ClientDocuments documents)
{
    /// <summary>The client, or null. The id may be any text that a request brought.</summary>
    /// <exception cref="ClientDocumentException">The id is the address of a document that cannot be
    /// used.</exception>
    public async ValueTask<Client?> FindAsync(string clientId, CancellationToken cancellationToken) =>
        preregistered.Find(clientId)
        ?? await registered.FindAsync(clientId, cancellationToken)
        ?? await documents.FindAsync(clientId, cancellationToken);
}
