using System.Security.Cryptography;
using McpGateway.Audit;
using McpGateway.Storage;

namespace McpGateway.Tools.Guards.Ledger;

/// <summary>
/// Who has used how much. Every change is a compare-and-swap on one record, so that racing calls, here and in other
/// replicas, can never use more together than there is room for.
/// </summary>
internal sealed class UsageLedger(IRecordStore records, KeyedHash hash, TimeProvider time)
{
    private const string Kind = "guard-usage";

    /// <summary>With one contender per replica, because of the gates, a call loses a few races; a hundred in a row only
    /// when something is wrong.</summary>
    private const int MaxAttempts = 100;

    private const int MaxDelayMs = 50;

    // The calls of this process queue here instead of beating each other in the store; a key always has the same gate.
    private readonly SemaphoreSlim[] gates = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    /// <summary>What is used of the room right now.</summary>
    public async ValueTask<decimal> SumAsync(Allotment allotment, CancellationToken cancellationToken)
    {
        var record = await records.FindAsync(Kind, IdOf(allotment), cancellationToken);
        return UsageWindow.Read(record?.Content, allotment.Within, time.GetUtcNow()).Sum;
    }

    /// <summary>Takes the amount out of the room; null, and nothing is taken, when there is not enough.</summary>
    /// <exception cref="CallRefusedException">Too many others change the same record.</exception>
    public async ValueTask<Reservation?> TryReserveAsync(
        Allotment allotment, decimal amount, CancellationToken cancellationToken)
    {
        Reservation? reserved = null;
        await ChangeAsync(allotment, (window, now) =>
        {
            reserved = window.Sum + amount <= allotment.Limit
                ? new(allotment, UsageWindow.BucketEnd(allotment.Within, now), amount)
                : null;
            if (reserved is not null)
            {
                window.Add(reserved.BucketEnd, amount);
            }

            return reserved is not null;
        }, cancellationToken);
        return reserved;
    }

    /// <summary>Puts back what a call held that did nothing.</summary>
    /// <exception cref="CallRefusedException">Too many others change the same record.</exception>
    public ValueTask GiveBackAsync(Reservation reservation) => ChangeAsync(reservation.Allotment, (window, _) =>
    {
        window.Add(reservation.BucketEnd, -reservation.Amount);
        return true;
    }, CancellationToken.None);

    private async ValueTask ChangeAsync(
        Allotment allotment, Func<UsageWindow, DateTimeOffset, bool> tryChange, CancellationToken cancellationToken)
    {
        var id = IdOf(allotment);
        var gate = gates[(uint)id.GetHashCode(StringComparison.Ordinal) % gates.Length];
        await gate.WaitAsync(cancellationToken);
        try
        {
            for (var attempt = 0; attempt < MaxAttempts; attempt++)
            {
                if (await TryChangeAsync(id, allotment, tryChange, cancellationToken))
                {
                    return;
                }

                var delay = RandomNumberGenerator.GetInt32(1, Math.Min(2 << Math.Min(attempt, 8), MaxDelayMs) + 1);
                await Task.Delay(TimeSpan.FromMilliseconds(delay), time, cancellationToken);
            }
        }
        finally
        {
            gate.Release();
        }

        throw new CallRefusedException(AuditCode.GuardBusy,
            "Too many calls count under the same rule at this moment, so this one was not begun. Try again in a minute.");
    }

    /// <summary>False when somebody else changed the record in between.</summary>
    private async ValueTask<bool> TryChangeAsync(string id, Allotment allotment,
        Func<UsageWindow, DateTimeOffset, bool> tryChange, CancellationToken cancellationToken)
    {
        var known = await records.FindAsync(Kind, id, cancellationToken);
        var now = time.GetUtcNow();
        var window = UsageWindow.Read(known?.Content, allotment.Within, now);
        if (!tryChange(window, now))
        {
            return true;
        }

        var record = new StoredRecord
        {
            Kind = Kind,
            Id = id,
            Owner = allotment.OrganizerId,
            ExpiresAt = window.End(now),
            Content = window.ToJson(),
        };
        // Not cancellable: a caller who gives up must not leave room taken without knowing it.
        return known is null
            ? await records.TryAddAsync(record, CancellationToken.None)
            : await records.TryReplaceAsync(record, known.Version, CancellationToken.None);
    }

    private string IdOf(Allotment allotment) => hash.NameRecord(Kind, allotment.Key);
}
