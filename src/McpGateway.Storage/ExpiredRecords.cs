using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace McpGateway.Storage;

/// <summary>Deletes expired records now and then. Readers do not see them from the moment they expire; this only gives
/// their space back.</summary>
internal sealed partial class ExpiredRecords(
    IRecordStore records, TimeProvider time, ILogger<ExpiredRecords> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await PurgeAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host is stopping.
        }
    }

    private async Task PurgeAsync(CancellationToken cancellationToken)
    {
        try
        {
            LogPurged(await records.PurgeAsync(time.GetUtcNow(), cancellationToken));
        }
        catch (StoreUnavailableException failure)
        {
            LogPurgeFailed(failure);
        }
    }

    [LoggerMessage(LogLevel.Debug, "Expired records purged: {Count}")]
    private partial void LogPurged(int count);

    [LoggerMessage(LogLevel.Warning, "Expired records not purged; the next attempt follows in its turn")]
    private partial void LogPurgeFailed(Exception failure);
}
