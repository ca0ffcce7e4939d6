using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace McpGateway.Storage.Encryption;

/// <summary>Looks often for a new generation of the hash key, so that this process knows it before any other computes
/// with it.</summary>
internal sealed partial class KeyWatch(KeyRing keyRing, ILogger<KeyWatch> logger) : BackgroundService
{
    private const int LooksInTime = 6;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Real time, as in the key ring.
        using var timer = new PeriodicTimer(keyRing.KnownFor / LooksInTime, TimeProvider.System);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await LookAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host is stopping.
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await keyRing.LookForHashKeyAsync(cancellationToken))
            {
                LogFound();
            }
        }
        catch (Exception failure) when (failure is StoreUnavailableException or KeyUnavailableException or SealBrokenException)
        {
            LogFailed(failure);
        }
    }

    [LoggerMessage(LogLevel.Information, "A new generation of the hash key was found")]
    private partial void LogFound();

    [LoggerMessage(LogLevel.Warning, "Whether the hash key has a successor could not be asked; asked again soon")]
    private partial void LogFailed(Exception failure);
}
