using McpGateway.Storage.Encryption;
using McpGateway.Storage.Sqlite;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace McpGateway.Storage;

/// <summary>Opens the store and its keys before the web server listens; what it throws stops the start.</summary>
internal sealed partial class StorageOpening(
    SqliteDatabase database, KeyRing keyRing, TimeProvider time, ILogger<StorageOpening> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        database.Open();
        await keyRing.OpenAsync(cancellationToken);
        LogStoreOpened(StorageOptions.SqliteProfile, time.GetElapsedTime(started).TotalMilliseconds);
    }

    // The database closes with the container, after the last request and the last background work.
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(LogLevel.Information, "Store opened: {Profile}, in {Milliseconds} ms")]
    private partial void LogStoreOpened(string profile, double milliseconds);
}
