using System.Collections.Concurrent;

namespace McpGateway.Storage.Encryption;

/// <summary>
/// The keys that seal and open records. What is known of an owner is believed for a while, then looked at again: a newer
/// generation seals from then on, and shredded keys are forgotten.
/// </summary>
internal sealed class SealKeys(KeyRecords records, RootKey root, TimeProvider time, TimeSpan knownFor)
{
    /// <summary>How long after shredding nothing is sealed for the owner: longer than any process still knows the old
    /// keys, so that nothing that it read with them is sealed anew.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<KeyId, DataKey> keys = new();
    private readonly ConcurrentDictionary<string, OwnerKeys> owners = new(StringComparer.Ordinal);

    public async ValueTask<DataKey> GetNewestAsync(string owner, CancellationToken cancellationToken)
    {
        var known = Of(owner);
        await LookAgainAsync(owner, known, cancellationToken);
        return (known.Newest ?? await LoadAsync(owner, known, from: 1, mayMake: true, cancellationToken))!.Key;
    }

    /// <summary>Null when the store does not hold the key; <c>IsShredded</c> when it never will again.</summary>
    public async ValueTask<(DataKey? Key, bool IsShredded)> FindAsync(KeyId id, CancellationToken cancellationToken)
    {
        if (keys.TryGetValue(id, out var key))
        {
            await LookAgainAsync(key.Owner, Of(key.Owner), cancellationToken);
            if (keys.ContainsKey(id))
            {
                return (key, false);
            }
        }

        var found = await records.FindAsync(id.ToString(), cancellationToken);
        return found is null or { ShreddedAt: not null }
            ? (null, found is not null)
            : (keys.GetOrAdd(id, new DataKey(id, found.Owner, found.Material)), false);
    }

    /// <summary>Gives the owner's key a successor.</summary>
    public async Task RotateAsync(string owner, CancellationToken cancellationToken)
    {
        var known = Of(owner);
        var newest = await LoadAsync(owner, known, known.Newest?.Generation ?? 1, mayMake: true, cancellationToken);
        await MakeAsync(owner, known, newest!.Generation + 1, cancellationToken);
    }

    private OwnerKeys Of(string owner) =>
        owners.TryGetValue(owner, out var known)
            ? known
            : owners.GetOrAdd(owner, new OwnerKeys(time.GetTimestamp()));

    private async ValueTask LookAgainAsync(string owner, OwnerKeys known, CancellationToken cancellationToken)
    {
        var seen = known.LookedAt;
        if (time.GetElapsedTime(seen) < knownFor || !known.TryClaimLook(seen, time.GetTimestamp()))
        {
            return;
        }

        try
        {
            await LoadAsync(owner, known, known.Newest?.Generation ?? 1, mayMake: false, cancellationToken);
        }
        catch (StoreUnavailableException)
        {
            // Who cannot be asked has nothing new to say: copies in Redis are still read while the durable store is away.
        }
        catch
        {
            // A caller that gave up has seen nothing, so that the next one looks.
            known.ReturnLook(seen);
            throw;
        }
    }

    /// <summary>Walks the generations to the newest. Shredding spares none, so one that is shredded ends all that this
    /// process knows.</summary>
    private async ValueTask<NewestKey?> LoadAsync(
        string owner, OwnerKeys known, int from, bool mayMake, CancellationToken cancellationToken)
    {
        NewestKey? newest = null;
        DateTimeOffset? shreddedAt = null;
        var generation = from;
        for (; ; generation++)
        {
            var id = root.NameKey(KeyPurpose.Seal, owner, generation);
            var (isThere, shredded) = await records.LookAsync(id.ToString(), cancellationToken);
            if (!isThere)
            {
                break;
            }

            if (shredded is not null)
            {
                shreddedAt = shredded;
                newest = null;
                Forget(owner, known);
            }
            else if ((await FindKnownAsync(id, cancellationToken)) is { } key)
            {
                newest = new(key, generation);
            }
        }

        if (newest is not null)
        {
            return known.Newest = newest;
        }

        RequireRested(owner, shreddedAt, mayMake);
        return mayMake ? await MakeAsync(owner, known, generation, cancellationToken) : null;
    }

    private async ValueTask<DataKey?> FindKnownAsync(KeyId id, CancellationToken cancellationToken) =>
        keys.TryGetValue(id, out var key) ? key
        : await records.FindAsync(id.ToString(), cancellationToken) is { ShreddedAt: null } found
            ? keys.GetOrAdd(id, new DataKey(id, found.Owner, found.Material))
            : null;

    private async Task<NewestKey> MakeAsync(
        string owner, OwnerKeys known, int generation, CancellationToken cancellationToken)
    {
        var id = root.NameKey(KeyPurpose.Seal, owner, generation);
        var made = await records.GetOrAddAsync(id.ToString(), owner, cancellationToken);
        RequireRested(owner, made.ShreddedAt, mayMake: true);
        return known.Newest = new(keys.GetOrAdd(id, new DataKey(id, owner, made.Material)), generation);
    }

    private void RequireRested(string owner, DateTimeOffset? shreddedAt, bool mayMake)
    {
        if (mayMake && shreddedAt + Rest > time.GetUtcNow())
        {
            throw new StoreUnavailableException(
                $"The keys of the organizer {owner} were shredded at {shreddedAt:u}; nothing is kept for it before "
                + $"{shreddedAt + Rest:u}.");
        }
    }

    private void Forget(string owner, OwnerKeys known)
    {
        known.Newest = null;
        foreach (var (id, key) in keys)
        {
            if (key.Owner == owner)
            {
                keys.TryRemove(id, out _);
            }
        }
    }
}
