using McpGateway.Audit;
using McpGateway.Storage;
using McpGateway.Storage.Upkeep;

namespace McpGateway.Commands;

/// <summary><c>store copy</c>: from one profile to another, while no gateway runs.</summary>
internal static class StoreCopy
{
    public static Task<int> RunAsync(
        string[] settings, FileInfo to, TextWriter output, CancellationToken cancellationToken) =>
        StoreHost.RunAsync(settings, output, async host =>
        {
            if (!to.Exists)
            {
                output.WriteLine($"There is no file '{to}'; it must hold the settings of the store to copy to, as "
                    + "appsettings.json does: Gateway:Storage with its Profile.");
                return ExitCode.Wrong;
            }

            using var target = StoreHost.BuildOther(to, host.Services.GetRequiredService<IConfiguration>());
            var note = new AuditEvent
            {
                Time = host.Services.GetRequiredService<TimeProvider>().GetUtcNow(),
                RequestId = $"copy-{Guid.NewGuid():N}",
                Action = AuditAction.StoreCopied,
                Outcome = AuditOutcome.Success,
            };
            var outcome = await CopyOfStore.RunAsync(
                host.Services, target.Services, new(note, kind => Write(kind, output)), cancellationToken);
            output.WriteLine(outcome.IsNew
                ? $"Copied: {outcome.Kinds.Sum(kind => kind.Records)} records and {outcome.Events} audit events, all of which "
                    + "were compared, and open with the keys of the target. Start the gateways on it, and never again on the "
                    + "old store: what it holds is from now on older than the latest revocation."
                : "The target is a whole copy already; the two were compared, and do not differ.");
            return ExitCode.Done;
        });

    private static void Write(KindCopied kind, TextWriter output)
    {
        if (kind.Records + kind.Changes > 0)
        {
            output.WriteLine($"{kind.Kind,-20} {kind.Records,9} records, {kind.Changes} written in this run");
        }
    }
}
