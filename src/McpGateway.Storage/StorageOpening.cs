using McpGateway.Storage.Encryption;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace McpGateway.Storage;

/// <summary>Opens the store and its keys before the web server listens; what it throws stops the start.</summary>
internal sealed partial class StorageOpening(
    StorageBackend backend, KeyRing keyRing, IOptions<StorageOptions> options, TimeProvider time,
    ILogger<StorageOpening> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        await backend.OpenAsync(cancellationToken);
        await keyRing.OpenAsync(cancellationToken);
        LogStoreOpened(options.Value.Profile, time.GetElapsedTime(started).TotalMilliseconds);
    }

    // The stores close with the container, after the last request and the last background work.
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(LogLevel.Information, "Store opened: {Profile}, in {Milliseconds} ms")]
    private partial void LogStoreOpened(string profile, double milliseconds);
}
