using McpGateway.Storage.Integrity;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace McpGateway.Storage;

/// <summary>Has the audit log make, beside its work, what queries are answered from.</summary>
internal sealed partial class CompactedAudit(
    StorageBackend backend, TimeProvider time, ILogger<CompactedAudit> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // What is there already, at once; but not on the thread that starts the host.
        await Task.Yield();
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            do
            {
                await CompactAsync(backend.Audit, stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host is stopping.
        }
    }

    private async Task CompactAsync(IAuditChains audit, CancellationToken cancellationToken)
    {
        try
        {
            await audit.CompactAsync(cancellationToken);
        }
        catch (StoreUnavailableException failure)
        {
            LogNotCompacted(failure);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The audit log was not compacted; the next attempt follows in its turn")]
    private partial void LogNotCompacted(Exception failure);
}
