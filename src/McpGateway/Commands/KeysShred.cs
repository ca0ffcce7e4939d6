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
        var count = await keys.ShredAsync(organizerId, cancellationToken);
        if (count == 0)
        {
            output.WriteLine($"The store has no key of an organizer '{organizerId}'; nothing was done.");
            return ExitCode.Refused;
        }

        // Afterwards: that the keys are gone must not depend on the log, and cannot be taken back.
        var shredded = new AuditEvent
        {
            Time = TimeProvider.System.GetUtcNow(),
            RequestId = $"keys-shred-{Guid.NewGuid():N}",
            Action = AuditAction.KeysShredded,
            Outcome = AuditOutcome.Success,
            OrganizerId = organizerId,
        };
        await host.GetRequiredService<IAuditStore>().AppendAsync([shredded], CancellationToken.None);
        output.WriteLine($"Shredded {count} data keys of '{organizerId}'. Running gateways know them for at most another "
            + $"{keys.KnownFor}; its connections are gone then, and nothing is kept for it for an hour. Backups made before "
            + "now hold the wrapped keys: see what reaches them in the README of the store.");
        return ExitCode.Done;
    }
}
