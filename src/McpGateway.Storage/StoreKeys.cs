using McpGateway.Storage.Encryption;
using McpGateway.Storage.Upkeep;

namespace McpGateway.Storage;

/// <summary>What an operator does with the keys of the store. Gateways may run meanwhile.</summary>
public sealed class StoreKeys
{
    // The newest generation and the one before it.
    private const int Kept = 2;

    private readonly KeyRing keyRing;
    private readonly SealedContents contents;

    internal StoreKeys(IRecordStore backend, KeyRing keyRing)
    {
        this.keyRing = keyRing;
        contents = new(backend, keyRing);
    }

    /// <summary>That there is a store to look after: a host that is started makes one where there is none.</summary>
    /// <param name="services">Of a host with <c>AddStorage</c>, not started.</param>
    /// <exception cref="UpkeepException">There is none.</exception>
    public static void RequireStore(IServiceProvider services) => new StoreParts(services).RequireStore();

    /// <summary>How long running gateways may go on with what they know of the keys.</summary>
    public TimeSpan KnownFor => keyRing.KnownFor;

    /// <summary>Wraps every data key under the present key-encryption key; returns how many there are.</summary>
    public async Task<int> RewrapAsync(CancellationToken cancellationToken)
    {
        var count = 0;
        await foreach (var record in keyRing.Records.ListHeldAsync(cancellationToken))
        {
            await keyRing.Records.RewrapAsync(record, cancellationToken);
            count++;
        }

        return count;
    }

    /// <summary>Gives every data key and the hash key a successor; returns how many that are.</summary>
    public async Task<int> AddGenerationsAsync(CancellationToken cancellationToken)
    {
        var owners = (await LoadOwnersAsync(cancellationToken)).Values.Distinct().ToList();
        foreach (var owner in owners)
        {
            await keyRing.RotateAsync(KeyPurpose.Seal, owner, cancellationToken);
        }

        await keyRing.RotateAsync(KeyPurpose.Hash, "", cancellationToken);
        return owners.Count + 1;
    }

    /// <summary>How many records are sealed under a generation that has a successor.</summary>
    public async Task<int> CountOutdatedAsync(CancellationToken cancellationToken) =>
        (await DescribeAsync(cancellationToken)).Generations.Where(use => !use.IsNewest).Sum(use => use.Records);

    /// <summary>Seals every record under the newest key of its owner, by compare-and-swap: what a gateway changes at the
    /// same time is left to it, or to the next time. Stopped, it can be begun again.</summary>
    /// <param name="note">Told after each record that it was sealed anew.</param>
    /// <param name="cancellationToken">Stops between two records.</param>
    public Task SealAnewAsync(Action note, CancellationToken cancellationToken) =>
        contents.SealAnewAsync(note, cancellationToken);

    /// <summary>
    /// Deletes the data keys under which no record is sealed any more, and says whose they were. The newest stays, and so
    /// does the one before it: a process that was cut off while it was replaced may still seal with it. Neither goes the
    /// oldest: the pseudonyms of its owner's people in the audit log derive from it.
    /// </summary>
    public async Task<IReadOnlyList<string>> RetireAsync(CancellationToken cancellationToken)
    {
        var unused = (await DescribeAsync(cancellationToken)).Generations
            .GroupBy(use => use.Owner).SelectMany(owner => owner.Skip(1).SkipLast(Kept)).Where(use => use.Records == 0);
        var owners = new List<string>();
        foreach (var use in unused)
        {
            var id = keyRing.Root.NameKey(KeyPurpose.Seal, use.Owner, use.Generation).ToString();
            if (await keyRing.Records.RetireAsync(id, cancellationToken))
            {
                owners.Add(use.Owner);
            }
        }

        return owners;
    }

    /// <summary>Destroys the data keys of an organizer, all generations; returns how many that were, and when the last of
    /// all was shredded, now or before; null when it never had one. What they sealed is gone for every gateway within
    /// <see cref="KnownFor"/>.</summary>
    public async Task<(int Count, DateTimeOffset? LastAt)> ShredAsync(string organizerId, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(organizerId);
        var (count, lastAt) = (0, default(DateTimeOffset?));
        for (var generation = 1; ; generation++)
        {
            var id = keyRing.Root.NameKey(KeyPurpose.Seal, organizerId, generation).ToString();
            count += await keyRing.Records.ShredAsync(id, keyRing.Now, cancellationToken) ? 1 : 0;
            var (isThere, shreddedAt) = await keyRing.Records.LookAsync(id, cancellationToken);
            if (!isThere)
            {
                return (count, lastAt);
            }

            lastAt = shreddedAt > lastAt || lastAt is null ? shreddedAt : lastAt;
        }
    }

    public async Task<KeyUse> DescribeAsync(CancellationToken cancellationToken)
    {
        var records = await keyRing.Records.ListAsync(cancellationToken).ToListAsync(cancellationToken);
        var owners = await LoadOwnersAsync(cancellationToken);
        var counts = await contents.CountAsync(cancellationToken);
        var shredded = records.Where(record => WrappedKey.ReadShredded(record.Content.Span) is not null)
            .Select(record => record.Id).ToHashSet(StringComparer.Ordinal);
        List<GenerationUse> generations =
        [
            .. owners.Values.Distinct().Order(StringComparer.Ordinal)
                .SelectMany(owner => Generations(owner, records.Count, owners, counts)),
        ];
        var ofShredded = counts.Where(count => shredded.Contains(count.Key.ToString())).Sum(count => count.Value);
        return new(
            [.. keyRing.Wrappers.All.Select(wrapper => Use(wrapper, records))],
            generations,
            keyRing.HashKeys.All.Length,
            shredded.Count,
            ofShredded,
            counts.Values.Sum() - generations.Sum(use => use.Records) - ofShredded);
    }

    private WrapperUse Use(IKeyWrapper wrapper, List<StoredRecord> records) => new(
        wrapper.Name,
        wrapper == keyRing.Wrappers.Present,
        records.Count(record => WrappedKey.IsHeld(record.Content.Span)
            && keyRing.Wrappers.Named(WrappedKey.ReadWrapper(record.Id, record.Content.Span)).Contains(wrapper)));

    /// <summary>Oldest first; shredded and retired ones are not among them.</summary>
    private IEnumerable<GenerationUse> Generations(
        string owner, int most, Dictionary<KeyId, string> owners, Dictionary<KeyId, int> counts)
    {
        var last = Enumerable.Range(1, most)
            .LastOrDefault(generation => owners.ContainsKey(keyRing.Root.NameKey(KeyPurpose.Seal, owner, generation)));
        for (var generation = 1; generation <= last; generation++)
        {
            var id = keyRing.Root.NameKey(KeyPurpose.Seal, owner, generation);
            if (owners.ContainsKey(id))
            {
                yield return new(owner, generation, generation == last, counts.GetValueOrDefault(id));
            }
        }
    }

    /// <summary>The owner of each data key that seals.</summary>
    private async Task<Dictionary<KeyId, string>> LoadOwnersAsync(CancellationToken cancellationToken)
    {
        var owners = new Dictionary<KeyId, string>();
        await foreach (var record in keyRing.Records.ListHeldAsync(cancellationToken))
        {
            var opened = await keyRing.Records.OpenAsync(record, record.Id, cancellationToken);
            if (opened.ShreddedAt is null && KeyId.TryParse(record.Id) is { } id && !IsHashKey(id))
            {
                owners[id] = opened.Owner;
            }
        }

        return owners;
    }

    private bool IsHashKey(KeyId id)
    {
        foreach (var key in keyRing.HashKeys.All)
        {
            if (key.Id == id)
            {
                return true;
            }
        }

        return false;
    }
}
