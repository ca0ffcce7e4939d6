using McpGateway.Storage.Tiering;

namespace McpGateway.Storage.Encryption;

/// <summary>Walks all records of the gateway as the backend has them, and seals anew what older generations sealed.
/// </summary>
internal sealed class SealedContents(IRecordStore backend, KeyRing keyRing)
{
    /// <summary>How many records are sealed under which key; under none: those in no format of ours.</summary>
    public async Task<Dictionary<KeyId, int>> CountAsync(CancellationToken cancellationToken)
    {
        var counts = new Dictionary<KeyId, int>();
        await foreach (var record in ListAsync(cancellationToken))
        {
            var id = KeyOf(record) ?? default;
            counts[id] = counts.GetValueOrDefault(id) + 1;
        }

        return counts;
    }

    /// <summary>Seals under the newest keys what is not, once each. What somebody else changes meanwhile is left to
    /// another time, and what does not open stays as it is.</summary>
    /// <param name="note">Told after each record that it was sealed anew.</param>
    /// <param name="cancellationToken">Stops between two records; nothing is half-done.</param>
    public async Task SealAnewAsync(Action note, CancellationToken cancellationToken)
    {
        await foreach (var record in ListAsync(cancellationToken))
        {
            if (KeyOf(record) is { } id && await SealAnewAsync(record, id, cancellationToken))
            {
                note();
            }
        }
    }

    /// <summary>The key that sealed the record; null when it is in no format of ours.</summary>
    public static KeyId? KeyOf(StoredRecord record)
    {
        try
        {
            return Envelope.ReadKeyId(record.Kind, record.Id, record.Content.Span);
        }
        catch (SealBrokenException)
        {
            return null;
        }
    }

    private async Task<bool> SealAnewAsync(StoredRecord record, KeyId id, CancellationToken cancellationToken)
    {
        if (await keyRing.FindAsync(id, cancellationToken) is not { Key: { } key })
        {
            return false;
        }

        var newest = await keyRing.GetNewestAsync(key.Owner, cancellationToken);
        if (newest.Id == id)
        {
            return false;
        }

        try
        {
            var content = Envelope.Open(key, record.Kind, record.Id, record.Content.Span);
            var next = record with { Content = Envelope.Seal(newest, record.Kind, record.Id, content) };
            return await backend.TryReplaceAsync(next, record.Version, cancellationToken);
        }
        catch (SealBrokenException)
        {
            return false;
        }
    }

    private IAsyncEnumerable<StoredRecord> ListAsync(CancellationToken cancellationToken) =>
        RecordPlaces.OfTheGateway.Kinds.Where(kind => kind != KeyRing.Kind).ToAsyncEnumerable()
            .SelectMany(kind => backend.ReadAllAsync(kind, cancellationToken));
}
