using System.Collections.Concurrent;
using McpGateway.BackOffice;
using Microsoft.Extensions.Options;

namespace McpGateway.Tools.Policy;

/// <summary>The roles that a caller has in the back office right now, at most <c>Roles:RefreshAfter</c> old (promise
/// S1).</summary>
internal sealed class CurrentRoles(BackOfficePeople people, IOptions<RolesOptions> options, TimeProvider time)
{
    /// <summary>Beyond this many connections the oldest readings are dropped; they are read again when
    /// needed.</summary>
    private const int MaxReadings = 50_000;

    private readonly ConcurrentDictionary<string, Reading> readings = new(StringComparer.Ordinal);

    /// <summary>The roles; none for a person who is no longer a member of the organizer.</summary>
    /// <exception cref="BackOfficeException">They cannot be read now; an older reading is never used
    /// instead.</exception>
    public ValueTask<RoleSet> GetAsync(Caller caller, CancellationToken cancellationToken)
    {
        var reading = readings.GetValueOrDefault(caller.ConnectionId);
        while (reading is null || !IsFresh(reading, caller))
        {
            reading = Replace(caller, reading);
        }

        return reading.Roles is { IsValueCreated: true, Value: { IsCompletedSuccessfully: true } done }
            ? new(done.Result)
            : new(reading.Roles.Value.WaitAsync(cancellationToken));
    }

    /// <summary>Of many callers who find the reading missing or old, one asks the back office and the others wait for
    /// it.</summary>
    private Reading Replace(Caller caller, Reading? old)
    {
        // Lazy, because of two racing readings only the one that got into the table may ask.
        var generation = Math.Max(caller.RolesGeneration, old?.Generation ?? 0);
        var reading = new Reading(time.GetTimestamp(), generation, new(() => ReadAsync(caller)));
        if (old is not null)
        {
            return readings.TryUpdate(caller.ConnectionId, reading, old) ? reading : Current(caller, reading);
        }

        MakeRoom();
        return readings.TryAdd(caller.ConnectionId, reading) ? reading : Current(caller, reading);
    }

    private Reading Current(Caller caller, Reading reading) => readings.GetOrAdd(caller.ConnectionId, reading);

    private async Task<RoleSet> ReadAsync(Caller caller)
    {
        // Not the caller's cancellation: others wait for the same reading. The back office client has its own deadline.
        var person = await caller.AskBackOfficeAsync(
            token => people.GetAsync(token, CancellationToken.None), CancellationToken.None);
        return person.UserId == caller.UserId && person.FindMembership(caller.OrganizerId) is { } membership
            ? new(membership.Roles)
            : RoleSet.Empty;
    }

    /// <summary>Counted from the start of the reading, so that time spent on the way makes it older, not younger. One
    /// that began before a notice that the caller's record has seen may hold the roles of before.</summary>
    private bool IsFresh(Reading reading, Caller caller) =>
        reading.Generation >= caller.RolesGeneration && !reading.HasFailed
        && time.GetElapsedTime(reading.Since) < MaxAge(reading);

    /// <summary>A reading under way is waited for even when every call has to ask anew.</summary>
    private TimeSpan MaxAge(Reading reading) =>
        reading.IsUnderWay ? TimeSpan.MaxValue : options.Value.RefreshAfter;

    private void MakeRoom()
    {
        if (readings.Count < MaxReadings)
        {
            return;
        }

        var oldest = readings.ToArray().OrderBy(entry => entry.Value.Since).Take(MaxReadings / 10);
        foreach (var (connection, reading) in oldest)
        {
            readings.TryRemove(new(connection, reading));
        }
    }

    private sealed record Reading(long Since, long Generation, Lazy<Task<RoleSet>> Roles)
    {
        public bool IsUnderWay => !Roles.IsValueCreated || !Roles.Value.IsCompleted;

        public bool HasFailed => !IsUnderWay && !Roles.Value.IsCompletedSuccessfully;
    }
}
