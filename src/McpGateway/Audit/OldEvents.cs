using McpGateway.Storage;
using Microsoft.Extensions.Options;

namespace McpGateway.Audit;

/// <summary>Deletes days of events that are older than the retention: when the gateway starts, and every hour
/// (promise S20).</summary>
internal sealed partial class OldEvents(
    AuditRetention retention, IOptions<AuditOptions> options, TimeProvider time, ILogger<OldEvents> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            do
            {
                await DeleteAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host is stopping.
        }
    }

    private async Task DeleteAsync(CancellationToken cancellationToken)
    {
        try
        {
            LogDeleted(await retention.PurgeAsync(time.GetUtcNow() - options.Value.Retention, cancellationToken));
        }
        catch (StoreUnavailableException failure)
        {
            LogNotDeleted(failure);
        }
    }

    [LoggerMessage(LogLevel.Debug, "Audit events deleted by retention: {Count}")]
    private partial void LogDeleted(int count);

    [LoggerMessage(LogLevel.Warning, "Audit events not deleted by retention; the next attempt follows in its turn")]
    private partial void LogNotDeleted(Exception failure);
}
