using System.Text.Json;
using McpGateway.Storage;

namespace McpGateway.OAuth.Clients;

/// <summary>Registered clients over the record store.</summary>
internal sealed class ClientStore(IRecordStore records, TimeProvider time)
{
    /// <summary>The client, or null. The id may be any text that a request brought.</summary>
    public async ValueTask<Client?> FindAsync(string clientId, CancellationToken cancellationToken) =>
        await FindRecordAsync(clientId, cancellationToken) is { } record ? Open(record) : null;

    /// <param name="unusedUntil">When it is gone again unless <see cref="KeepAsync"/> keeps it.</param>
    public ValueTask<bool> TryAddAsync(
        Client client, DateTimeOffset unusedUntil, CancellationToken cancellationToken) =>
        records.TryAddAsync(new()
        {
            Kind = Client.Kind,
            Id = client.Id,
            ExpiresAt = unusedUntil,
            Content = JsonSerializer.SerializeToUtf8Bytes(client, OAuthJson.Default.Client),
        }, cancellationToken);

    /// <summary>From its first consent on a registration does not expire. Does nothing for other clients.</summary>
    public async ValueTask KeepAsync(string clientId, CancellationToken cancellationToken)
    {
        while (await FindRecordAsync(clientId, cancellationToken) is { ExpiresAt: not null } record
            && !await records.TryReplaceAsync(record with { ExpiresAt = null }, record.Version, cancellationToken))
        {
            // Somebody else changed it meanwhile.
        }
    }

    /// <summary>Ends a registration that nobody ever consented to; one in use stays, however close the race.</summary>
    public async ValueTask DropUnusedAsync(string clientId, CancellationToken cancellationToken)
    {
        while (await FindRecordAsync(clientId, cancellationToken) is { ExpiresAt: not null } record
            && !await records.TryReplaceAsync(
                record with { ExpiresAt = time.GetUtcNow() }, record.Version, cancellationToken))
        {
            // Somebody else changed it meanwhile.
        }
    }

    /// <summary>Changes what is registered, as often as it takes; its expiry stays. Null when it is gone.</summary>
    public async ValueTask<Client?> UpdateAsync(
        string clientId, Func<Client, Client> change, CancellationToken cancellationToken)
    {
        while (await FindRecordAsync(clientId, cancellationToken) is { } record)
        {
            var changed = change(Open(record));
            var content = JsonSerializer.SerializeToUtf8Bytes(changed, OAuthJson.Default.Client);
            if (await records.TryReplaceAsync(record with { Content = content }, record.Version, cancellationToken))
            {
                return changed;
            }
        }

        return null;
    }

    /// <summary>False when it was gone already.</summary>
    public ValueTask<bool> RemoveAsync(string clientId, CancellationToken cancellationToken) =>
        records.RemoveAsync(Client.Kind, clientId, cancellationToken);

    // Our ids are 22 characters; anything else is not worth a question to the store.
    private async ValueTask<StoredRecord?> FindRecordAsync(string clientId, CancellationToken cancellationToken) =>
        clientId.Length == 22 ? await records.FindAsync(Client.Kind, clientId, cancellationToken) : null;

    private static Client Open(StoredRecord record) =>
        JsonSerializer.Deserialize(record.Content.Span, OAuthJson.Default.Client)
        ?? throw new InvalidDataException("A client record is empty.");
}
