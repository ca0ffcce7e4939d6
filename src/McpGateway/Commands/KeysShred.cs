using McpGateway.Audit;
using McpGateway.Storage;

namespace McpGateway.Commands;

/// <summary><c>keys shred</c>: an organizer's records cannot be opened any more.</summary>
internal static class KeysShred
{
    public static async Task<int> RunAsync(
        IServiceProvider host, string organizerId, TextWriter output, CancellationToken cancellationToken)
    {
        if (organizerId.Length == 0)
        {
            output.WriteLine("Name the organizer with --organizer.");
            return ExitCode.Wrong;
        }

        var keys = host.GetRequiredService<StoreKeys>();
        var audit = host.GetRequiredService<IAuditStore>();
        var (count, lastAt) = await keys.ShredAsync(organizerId, cancellationToken);
        if (lastAt is not { } at || (count == 0 && await IsOnRecordAsync(audit, organizerId, at, cancellationToken)))
        {
            output.WriteLine($"The store has no key of an organizer '{organizerId}'; nothing was done.");
            return ExitCode.Refused;
        }

        // Afterwards, as it is true then; one who was stopped in between makes up for it with the next run.
        var shredded = new AuditEvent
        {
            Time = TimeProvider.System.GetUtcNow(),
            RequestId = $"keys-shred-{Guid.NewGuid():N}",
            Action = AuditAction.KeysShredded,
            Outcome = AuditOutcome.Success,
            OrganizerId = organizerId,
        };
        await audit.AppendAsync([shredded], CancellationToken.None);
        output.WriteLine($"Shredded {count} data keys of '{organizerId}'. Running gateways know them for at most another "
            + $"{keys.KnownFor}; its connections are gone then, and nothing is kept for it for an hour. Backups made before "
            + "now hold the wrapped keys: see what reaches them in the README of the store.");
        return ExitCode.Done;
    }

    /// <summary>Whether the audit log knows that the last of its keys was shredded.</summary>
    private static async Task<bool> IsOnRecordAsync(
        IAuditStore audit, string organizerId, DateTimeOffset lastAt, CancellationToken cancellationToken)
    {
        var query = new AuditQuery
        {
            Action = AuditAction.KeysShredded,
            OrganizerId = organizerId,
            From = lastAt,
            Limit = 1,
        };
        return (await audit.QueryAsync(query, cancellationToken)).Events.Count > 0;
    }
}
