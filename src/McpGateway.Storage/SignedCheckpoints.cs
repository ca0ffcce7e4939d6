using McpGateway.Storage.Integrity;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace McpGateway.Storage;

/// <summary>Signs the days of the audit log that are over: when the gateway starts, and every hour.</summary>
internal sealed partial class SignedCheckpoints(
    CheckpointSigner signer, TimeProvider time, ILogger<SignedCheckpoints> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            do
            {
                await SignAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host is stopping.
        }
    }

    private async Task SignAsync(CancellationToken cancellationToken)
    {
        try
        {
            var days = await signer.RunAsync(cancellationToken);
            if (days > 0)
            {
                LogSigned(days);
            }
        }
        catch (Exception failure) when (failure is StoreUnavailableException or SealBrokenException)
        {
            LogNotSigned(failure);
        }
    }

    [LoggerMessage(LogLevel.Information, "Days of the audit log signed: {Count}")]
    private partial void LogSigned(int count);

    [LoggerMessage(LogLevel.Error, "Days of the audit log not signed; the next attempt follows in its turn")]
    private partial void LogNotSigned(Exception failure);
}
