using System.Security.Cryptography;

namespace McpGateway.Storage.Encryption;

/// <summary>Data keys as records of the backend, each wrapped.</summary>
internal sealed class KeyRecords(IRecordStore backend, KeyWrap wrap)
{
    public async ValueTask<(byte[] Material, string Owner)?> FindAsync(
        string id, CancellationToken cancellationToken) =>
        await backend.FindAsync(KeyRing.Kind, id, cancellationToken) is { } record
            ? wrap.Unwrap(id, record.Content.Span)
            : null;

    /// <summary>The key with this id, made if there is none. Of many that race to make it, one wins and all get that
    /// one's key.</summary>
    public async ValueTask<(byte[] Material, string Owner)> GetOrAddAsync(
        string id, string owner, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is { } existing)
        {
            return existing;
        }

        var material = RandomNumberGenerator.GetBytes(DataKey.Size);
        var record = new StoredRecord { Kind = KeyRing.Kind, Id = id, Content = wrap.Wrap(id, material, owner) };
        if (await backend.TryAddAsync(record, cancellationToken))
        {
            return (material, owner);
        }

        return await FindAsync(id, cancellationToken)
            ?? throw new StoreUnavailableException("A data key vanished while it was being made; try again.");
    }
}
