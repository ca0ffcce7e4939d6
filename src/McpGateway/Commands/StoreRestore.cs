using McpGateway.Audit;
using McpGateway.Storage;
using McpGateway.Storage.Upkeep;

namespace McpGateway.Commands;

/// <summary><c>store restore</c>: a backup in the place of the SQLite store, while no gateway runs.</summary>
internal static class StoreRestore
{
    public static Task<int> RunAsync(
        string[] settings, FileInfo file, bool replace, bool keepConnections, TextWriter output,
        CancellationToken cancellationToken) =>
        StoreHost.RunAsync(settings, output, async host =>
        {
            var time = host.Services.GetRequiredService<TimeProvider>().GetUtcNow();
            var note = new AuditEvent
            {
                Time = time,
                RequestId = $"restore-{Guid.NewGuid():N}",
                Action = AuditAction.StoreRestored,
                Outcome = AuditOutcome.Success,
                Code = keepConnections ? AuditCode.ConnectionsKept : null,
            };
            var restored = await SqliteRestore.RunAsync(
                host.Services, new(file.FullName, replace, keepConnections, note), cancellationToken);
            output.WriteLine($"Restored '{restored.Path}' from '{file}'.");
            output.WriteLine(restored.Kept is { } kept
                ? $"The store that was there is kept as '{kept}'; what is switched off, restricted, held, used up or shredded "
                    + "in it was carried over."
                : "There was no store to carry anything over from: switches and restrictions are those of the backup"
                    + $"{Age(restored)}; check them. Shred again what was shredded since.");
            output.WriteLine(keepConnections
                ? "Its connections are kept. Those that were revoked after the backup was made are alive again: revoke them."
                : $"{restored.Ended} connections, sessions and codes of the backup were ended, since some may have been "
                    + "revoked after it was made: people connect again.");
            return ExitCode.Done;
        });

    private static string Age(RestoreOutcome restored) =>
        restored.Newest is { } newest ? $", whose last audit event is of {StoreInspect.Iso(newest)}" : "";
}
