using System.Security.Cryptography;
using System.Text;

namespace McpGateway.Storage.Encryption;

/// <summary>Data keys as records of the backend, each wrapped.</summary>
internal sealed class KeyRecords(IRecordStore backend, KeyWrappers wrappers)
{
    /// <summary>Null also for a key that was retired.</summary>
    public async ValueTask<DataKeyContent?> FindAsync(string id, CancellationToken cancellationToken) =>
        await backend.FindAsync(KeyRing.Kind, id, cancellationToken) is { } record
        && !WrappedKey.IsRetired(record.Content.Span)
            ? await OpenAsync(record, id, cancellationToken)
            : null;

    /// <summary>Whether there is a record, and when its key was shredded, if it was; opens nothing.</summary>
    public async ValueTask<(bool IsThere, DateTimeOffset? ShreddedAt)> LookAsync(
        string id, CancellationToken cancellationToken) =>
        await backend.FindAsync(KeyRing.Kind, id, cancellationToken) is { } record
            ? (true, WrappedKey.ReadShredded(record.Content.Span))
            : (false, null);

    /// <summary>The key with this id, made if there is none. Of many that race to make it, one wins and all get that
    /// one's key.</summary>
    public async ValueTask<DataKeyContent> GetOrAddAsync(string id, string owner, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is { } existing)
        {
            return existing;
        }

        var made = new DataKeyContent(RandomNumberGenerator.GetBytes(DataKey.Size), owner);
        var record = new StoredRecord
        {
            Kind = KeyRing.Kind,
            Id = id,
            Content = await WrapAsync(id, made, cancellationToken),
        };
        return await backend.TryAddAsync(record, cancellationToken)
            ? made
            : await FindAsync(id, cancellationToken)
                ?? throw new StoreUnavailableException("A data key vanished while it was being made; try again.");
    }

    /// <summary>All records, still wrapped, shredded or retired.</summary>
    public IAsyncEnumerable<StoredRecord> ListAsync(CancellationToken cancellationToken) =>
        backend.ReadAllAsync(KeyRing.Kind, cancellationToken);

    /// <summary>Those in which there is a key.</summary>
    public IAsyncEnumerable<StoredRecord> ListHeldAsync(CancellationToken cancellationToken) =>
        ListAsync(cancellationToken).Where(record => WrappedKey.IsHeld(record.Content.Span));

    public async ValueTask<DataKeyContent> OpenAsync(
        StoredRecord record, string id, CancellationToken cancellationToken)
    {
        if (WrappedKey.ReadShredded(record.Content.Span) is { } shreddedAt)
        {
            return new([], "", shreddedAt);
        }

        var content = await wrappers.UnwrapAsync(id, record.Content, cancellationToken);
        if (content.Length < DataKey.Size)
        {
            throw new SealBrokenException($"The record {KeyRing.Kind}/{id} holds no key.");
        }

        var opened = new DataKeyContent(
            content[..DataKey.Size], Encoding.UTF8.GetString(content.AsSpan(DataKey.Size)));
        CryptographicOperations.ZeroMemory(content);
        return opened;
    }

    /// <summary>Wraps the key under the present key-encryption key.</summary>
    public async Task RewrapAsync(StoredRecord record, CancellationToken cancellationToken)
    {
        var id = record.Id;
        for (var current = record; current is not null;)
        {
            if (!WrappedKey.IsHeld(current.Content.Span))
            {
                return;
            }

            var opened = await OpenAsync(current, id, cancellationToken);
            var next = current with { Content = await WrapAsync(id, opened, cancellationToken) };
            if (await backend.TryReplaceAsync(next, current.Version, cancellationToken))
            {
                return;
            }

            current = await backend.FindAsync(KeyRing.Kind, id, cancellationToken);
        }
    }

    /// <summary>Puts a tombstone in place of the key; false when there is none, or none any more.</summary>
    public async Task<bool> ShredAsync(string id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        while (await backend.FindAsync(KeyRing.Kind, id, cancellationToken) is { } record
            && WrappedKey.ReadShredded(record.Content.Span) is null)
        {
            if (await backend.TryReplaceAsync(
                record with { Content = WrappedKey.Tombstone(now) }, record.Version, cancellationToken))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Deletes a key that nothing needs and keeps its place; false when it was not as it was found.</summary>
    public async Task<bool> RetireAsync(string id, CancellationToken cancellationToken) =>
        await backend.FindAsync(KeyRing.Kind, id, cancellationToken) is { } record
        && WrappedKey.IsHeld(record.Content.Span)
        && await backend.TryReplaceAsync(
            record with { Content = WrappedKey.EmptyPlace() }, record.Version, cancellationToken);

    private async ValueTask<byte[]> WrapAsync(string id, DataKeyContent key, CancellationToken cancellationToken)
    {
        byte[] content = [.. key.Material, .. Encoding.UTF8.GetBytes(key.Owner)];
        var wrapped = await wrappers.Present.WrapAsync(id, content, cancellationToken);
        CryptographicOperations.ZeroMemory(content);
        return wrapped;
    }
}
