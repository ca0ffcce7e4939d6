using System.Text.Json;
using McpGateway.Storage;

namespace McpGateway.OAuth.Clients;

/// <summary>Clients over the record store.</summary>
internal sealed class ClientStore(IRecordStore records)
{
    /// <summary>The client, or null. The id may be any text that a request brought.</summary>
    public async ValueTask<Client?> FindAsync(string clientId, CancellationToken cancellationToken)
    {
        // Our ids are 22 characters; anything else is not worth a question to the store.
        var record = clientId.Length == 22 ? await records.FindAsync(Client.Kind, clientId, cancellationToken) : null;
        return record is null ? null : JsonSerializer.Deserialize(record.Content.Span, OAuthJson.Default.Client);
    }

    public ValueTask<bool> TryAddAsync(Client client, CancellationToken cancellationToken) => records.TryAddAsync(new()
    {
        Kind = Client.Kind,
        Id = client.Id,
        Content = JsonSerializer.SerializeToUtf8Bytes(client, OAuthJson.Default.Client),
    }, cancellationToken);
}
