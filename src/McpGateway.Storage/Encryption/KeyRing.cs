namespace McpGateway.Storage.Encryption;

/// <summary>
/// The keys of the store. Every owner has a data key of its own, in generations: the newest seals, all open. They are
/// kept wrapped in the backend and unwrapped only here, in memory.
/// </summary>
/// <param name="backend">Where the wrapped keys are.</param>
/// <param name="wrappers">What opens them.</param>
/// <param name="time">How long ago things were looked at: real time, also where the gateway's own clock is another.
/// </param>
/// <param name="knownFor">How long it is believed what was looked at; the same in every process.</param>
internal sealed class KeyRing(IRecordStore backend, KeyWrappers wrappers, TimeProvider time, TimeSpan knownFor)
{
    public const string Kind = "data-key";
    public const string RootId = "root";

    // The gateway's own name among the owners.
    private const string Gateway = "";

    private readonly KeyRecords records = new(backend, wrappers);
    private RootKey? root;
    private SealKeys? sealKeys;
    private HashKeys? hashKeys;

    public RootKey Root => root ?? throw NotOpen();

    public KeyWrappers Wrappers => wrappers;

    public KeyRecords Records => records;

    public TimeSpan KnownFor => knownFor;

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>The keys of <see cref="KeyedHash"/>.</summary>
    public HashKeys HashKeys => Volatile.Read(ref hashKeys) ?? throw NotOpen();

    private SealKeys SealKeys => sealKeys ?? throw NotOpen();

    /// <summary>Loads the key-encryption keys and proves that they are those of this store.</summary>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        var first = await backend.ListAsync(Kind, index: null, afterId: null, limit: 1, cancellationToken);
        await wrappers.OpenAsync(isNewStore: first.Count == 0, cancellationToken);
        await RequireWrappersAsync(cancellationToken);
        root = new RootKey(await GetRootAsync(isNew: first.Count == 0, cancellationToken));
        sealKeys = new SealKeys(records, root, time, knownFor);
        var began = time.GetTimestamp();
        hashKeys = new HashKeys([.. await LoadHashKeysAsync(cancellationToken)], time, knownFor, began);
    }

    /// <summary>The key that seals for this owner, made on first use.</summary>
    public async ValueTask<DataKey> GetNewestAsync(string owner, CancellationToken cancellationToken)
    {
        try
        {
            return await SealKeys.GetNewestAsync(owner, cancellationToken);
        }
        catch (KeyUnavailableException failure)
        {
            throw Away(failure);
        }
    }

    /// <summary>The key that an envelope names. Null when it is not in the store; <c>IsShredded</c> when it never will be
    /// again.</summary>
    public async ValueTask<(DataKey? Key, bool IsShredded)> FindAsync(KeyId id, CancellationToken cancellationToken)
    {
        try
        {
            return await SealKeys.FindAsync(id, cancellationToken);
        }
        catch (KeyUnavailableException failure)
        {
            throw Away(failure);
        }
    }

    /// <summary>Gives an owner's key a successor. Other processes find a hash key in time for its first use, and seal
    /// with a sealing key within the time for which they know things.</summary>
    public async Task RotateAsync(KeyPurpose purpose, string owner, CancellationToken cancellationToken)
    {
        if (purpose == KeyPurpose.Seal)
        {
            await SealKeys.RotateAsync(owner, cancellationToken);
            return;
        }

        while (await LookForHashKeyAsync(cancellationToken))
        {
        }

        await GetHashKeyAsync(HashKeys.All.Length + 1, cancellationToken);
        await LookForHashKeyAsync(cancellationToken);
    }

    /// <summary>Whether there is one more generation of the hash key, which then verifies at once.</summary>
    public async Task<bool> LookForHashKeyAsync(CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        var known = HashKeys;
        var id = Root.NameKey(KeyPurpose.Hash, Gateway, known.All.Length + 1);
        if (await records.FindAsync(id.ToString(), cancellationToken) is not { ShreddedAt: null } found)
        {
            known.NoteLooked(began);
            return false;
        }

        var next = known.With(new DataKey(id, Gateway, found.Material), began);
        return Interlocked.CompareExchange(ref hashKeys, next, known) == known;
    }

    /// <summary>That every key-encryption key that is still needed is there: a missing one is found now, and not when
    /// the first record under it is read.</summary>
    private async Task RequireWrappersAsync(CancellationToken cancellationToken)
    {
        var orphans = 0;
        await foreach (var record in records.ListHeldAsync(cancellationToken))
        {
            if (!wrappers.Named(WrappedKey.ReadWrapper(record.Id, record.Content.Span)).Any())
            {
                orphans++;
            }
        }

        if (orphans > 0)
        {
            throw wrappers.Unknown(orphans == 1 ? "One data key is" : $"{orphans} data keys are");
        }
    }

    private async ValueTask<byte[]> GetRootAsync(bool isNew, CancellationToken cancellationToken)
    {
        try
        {
            var found = isNew
                ? await records.GetOrAddAsync(RootId, Gateway, cancellationToken)
                : await records.FindAsync(RootId, cancellationToken) ?? throw new KeyUnavailableException(
                    "The store holds data keys but not its root key, without which they cannot be found. If it is a copy "
                    + "that was not finished, run 'store copy' again; otherwise restore a backup.");
            return found.Material;
        }
        catch (SealBrokenException failure)
        {
            throw new KeyUnavailableException(
                $"The root key of the store does not open under {wrappers.Present.Name}: either this key is not the one "
                + "that this store was made with, or the record data-key/root was changed. Put the right key or a backup "
                + "of the store back.", failure);
        }
    }

    private async Task<List<DataKey>> LoadHashKeysAsync(CancellationToken cancellationToken)
    {
        List<DataKey> generations = [await GetHashKeyAsync(1, cancellationToken)];
        while (true)
        {
            var id = Root.NameKey(KeyPurpose.Hash, Gateway, generations.Count + 1);
            if (await records.FindAsync(id.ToString(), cancellationToken) is not { ShreddedAt: null } found)
            {
                return generations;
            }

            generations.Add(new DataKey(id, Gateway, found.Material));
        }
    }

    private async Task<DataKey> GetHashKeyAsync(int generation, CancellationToken cancellationToken)
    {
        var id = Root.NameKey(KeyPurpose.Hash, Gateway, generation);
        var found = await records.GetOrAddAsync(id.ToString(), Gateway, cancellationToken);
        return new DataKey(id, Gateway, found.Material);
    }

    /// <summary>Once the host runs, a key-encryption key that does not answer is an outage like that of a
    /// store.</summary>
    private static StoreUnavailableException Away(KeyUnavailableException failure) => new(failure.Message, failure);

    private static InvalidOperationException NotOpen() =>
        new("The key ring is not open yet: it is opened when the host starts.");
}
