using System.Collections.Concurrent;

namespace McpGateway.Storage.Encryption;

/// <summary>The pseudonym keys of all organizers, each believed for as long as data keys are.</summary>
internal sealed class PseudonymKeys(KeyRing keyRing, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Known> known = new(StringComparer.Ordinal);

    /// <summary>The organizer's key; null when it has none, or was shredded just now and gets none yet.</summary>
    /// <param name="organizerId">The organizer.</param>
    /// <param name="mayMake">Whether an organizer without data keys gets one.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public ValueTask<PseudonymKey?> FindAsync(
        string organizerId, bool mayMake, CancellationToken cancellationToken) =>
        known.TryGetValue(organizerId, out var there) && time.GetElapsedTime(there.LookedAt) < keyRing.KnownFor
        && (there.Key is not null || !mayMake)
            ? new(there.Key)
            : LoadAsync(organizerId, mayMake, cancellationToken);

    private async ValueTask<PseudonymKey?> LoadAsync(
        string organizerId, bool mayMake, CancellationToken cancellationToken)
    {
        var lookedAt = time.GetTimestamp();
        var (key, wasShredded) = await OldestAsync(organizerId, cancellationToken);
        if (key is null && mayMake)
        {
            key = await MakeAsync(organizerId, wasShredded, cancellationToken);
        }

        var before = known.GetValueOrDefault(organizerId)?.Key;
        var next = key is null ? null : before?.Id == key.Id ? before : new PseudonymKey(key);
        known[organizerId] = new(next, lookedAt);
        return next;
    }

    private async ValueTask<DataKey?> MakeAsync(
        string organizerId, bool wasShredded, CancellationToken cancellationToken)
    {
        try
        {
            await keyRing.GetNewestAsync(organizerId, cancellationToken);
        }
        catch (StoreUnavailableException) when (wasShredded)
        {
            // It rests: nothing is kept for it, and the log goes on without its people.
            return null;
        }

        return (await OldestAsync(organizerId, cancellationToken)).Key;
    }

    private async ValueTask<(DataKey? Key, bool WasShredded)> OldestAsync(
        string organizerId, CancellationToken cancellationToken)
    {
        for (var generation = 1; ; generation++)
        {
            var (key, isShredded) = await keyRing.FindAsync(
                keyRing.Root.NameKey(KeyPurpose.Seal, organizerId, generation), cancellationToken);
            if (!isShredded)
            {
                return (key, generation > 1);
            }
        }
    }

    private sealed record Known(PseudonymKey? Key, long LookedAt);
}
