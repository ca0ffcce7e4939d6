using System.Collections.Concurrent;

namespace McpGateway.Storage.Encryption;

/// <summary>
/// The keys of the store. Every owner has a data key of its own, in generations: the newest seals, all open. They are
/// kept wrapped in the backend and unwrapped only here, in memory.
/// </summary>
internal sealed class KeyRing(IRecordStore backend, KeyFile keyFile)
{
    public const string Kind = "data-key";
    public const string RootId = "root";

    // The gateway's own name among the owners.
    private const string Gateway = "";

    private readonly ConcurrentDictionary<KeyId, DataKey> keys = new();
    private readonly ConcurrentDictionary<string, DataKey> newest = new(StringComparer.Ordinal);
    private KeyRecords? records;
    private RootKey? root;
    private DataKey[]? hashKeys;

    public RootKey Root => root ?? throw NotOpen();

    /// <summary>The keys of <see cref="KeyedHash"/>, newest last.</summary>
    public ReadOnlySpan<DataKey> HashKeys => hashKeys ?? throw NotOpen();

    /// <summary>Loads the key-encryption key and proves that it is the one of this store.</summary>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        var first = await backend.ListAsync(Kind, index: null, afterId: null, limit: 1, cancellationToken);
        var wrap = new KeyWrap(first.Count == 0 ? keyFile.ReadOrCreate() : keyFile.Read());
        records = new KeyRecords(backend, wrap);
        root = new RootKey(await GetRootAsync(isNew: first.Count == 0, cancellationToken));
        hashKeys = [.. await LoadAsync(KeyPurpose.Hash, Gateway, cancellationToken)];
    }

    /// <summary>The key that seals for this owner, made on first use.</summary>
    public async ValueTask<DataKey> GetNewestAsync(string owner, CancellationToken cancellationToken)
    {
        if (newest.TryGetValue(owner, out var key))
        {
            return key;
        }

        var generations = await LoadAsync(KeyPurpose.Seal, owner, cancellationToken);
        return newest.GetOrAdd(owner, generations[^1]);
    }

    /// <summary>The key that an envelope names, or null when it is not in the store.</summary>
    public async ValueTask<DataKey?> FindAsync(KeyId id, CancellationToken cancellationToken)
    {
        if (keys.TryGetValue(id, out var key))
        {
            return key;
        }

        return await Records.FindAsync(id.ToString(), cancellationToken) is { } found
            ? keys.GetOrAdd(id, new DataKey(id, found.Owner, found.Material))
            : null;
    }

    /// <summary>Gives an owner's key a successor. Other processes seal with it once they start again.</summary>
    public async Task RotateAsync(KeyPurpose purpose, string owner, CancellationToken cancellationToken)
    {
        var generations = await LoadAsync(purpose, owner, cancellationToken);
        var next = await GetOrAddAsync(purpose, owner, generations.Count + 1, cancellationToken);
        if (purpose == KeyPurpose.Hash)
        {
            hashKeys = [.. generations, next];
        }
        else
        {
            newest[owner] = next;
        }
    }

    private KeyRecords Records => records ?? throw NotOpen();

    private async ValueTask<byte[]> GetRootAsync(bool isNew, CancellationToken cancellationToken)
    {
        try
        {
            var found = isNew
                ? await Records.GetOrAddAsync(RootId, Gateway, cancellationToken)
                : await Records.FindAsync(RootId, cancellationToken) ?? throw new KeyUnavailableException(
                    "The store holds data keys but not its root key, without which they cannot be found. Restore a "
                    + "backup.");
            return found.Material;
        }
        catch (SealBrokenException failure)
        {
            throw new KeyUnavailableException(
                $"The key in '{keyFile.Path}' is not the one that this store was made with. Put that file back from "
                + "its backup, or set Gateway:Storage:Keys:File to where it is.", failure);
        }
    }

    private async ValueTask<List<DataKey>> LoadAsync(
        KeyPurpose purpose, string owner, CancellationToken cancellationToken)
    {
        List<DataKey> generations = [await GetOrAddAsync(purpose, owner, 1, cancellationToken)];
        while (await FindAsync(Root.NameKey(purpose, owner, generations.Count + 1), cancellationToken) is { } next)
        {
            generations.Add(next);
        }

        return generations;
    }

    private async ValueTask<DataKey> GetOrAddAsync(
        KeyPurpose purpose, string owner, int generation, CancellationToken cancellationToken)
    {
        var id = Root.NameKey(purpose, owner, generation);
        var (material, _) = await Records.GetOrAddAsync(id.ToString(), owner, cancellationToken);
        return keys.GetOrAdd(id, new DataKey(id, owner, material));
    }

    private static InvalidOperationException NotOpen() =>
        new("The key ring is not open yet: it is opened when the host starts.");
}
