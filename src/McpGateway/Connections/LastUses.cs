using System.Collections.Concurrent;
using System.Text.Json;
using McpGateway.Storage;

namespace McpGateway.Connections;

/// <summary>
/// When each connection was last used. Kept apart from the connection and written now and then, so that a call never
/// contends with a refresh.
/// </summary>
internal sealed partial class LastUses(IRecordStore records, TimeProvider time, ILogger<LastUses> logger)
    : BackgroundService
{
    private const string Kind = "last-use";

    private static readonly TimeSpan WriteEvery = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan KeepFor = TimeSpan.FromDays(90);

    private readonly ConcurrentDictionary<string, DateTimeOffset> noted = new(StringComparer.Ordinal);

    public void Note(string connectionId) => noted[connectionId] = time.GetUtcNow();

    /// <summary>The last use known here or in the store; null when there was none.</summary>
    public async ValueTask<DateTimeOffset?> FindAsync(string connectionId, CancellationToken cancellationToken)
    {
        if (noted.TryGetValue(connectionId, out var here))
        {
            return here;
        }

        var record = await records.FindAsync(Kind, connectionId, cancellationToken);
        return record is null ? null : Read(record);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(WriteEvery, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await WriteAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await WriteAsync(CancellationToken.None);
        }
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        foreach (var (connectionId, at) in noted.ToArray())
        {
            try
            {
                await WriteAsync(connectionId, at, cancellationToken);
                noted.TryRemove(new(connectionId, at));
            }
            catch (StoreUnavailableException)
            {
                LogNotWritten();
                return;
            }
            catch (SealBrokenException)
            {
                // Somebody changed the record. A time of use is not worth the process.
                LogSealBroken(connectionId);
                noted.TryRemove(new(connectionId, at));
            }
        }
    }

    private async ValueTask WriteAsync(string connectionId, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var record = new StoredRecord
        {
            Kind = Kind,
            Id = connectionId,
            ExpiresAt = at + KeepFor,
            Content = JsonSerializer.SerializeToUtf8Bytes(new LastUse(at), ConnectionsJson.Default.LastUse),
        };
        // Another replica may write at the same time; the later use wins, and losing a race costs seconds at most.
        if (!await records.TryAddAsync(record, cancellationToken)
            && await records.FindAsync(Kind, connectionId, cancellationToken) is { } known && Read(known) < at)
        {
            await records.TryReplaceAsync(record, known.Version, cancellationToken);
        }
    }

    private static DateTimeOffset? Read(StoredRecord record) =>
        JsonSerializer.Deserialize(record.Content.Span, ConnectionsJson.Default.LastUse)?.At;

    [LoggerMessage(LogLevel.Warning, "The last use of connections could not be written; it is tried again")]
    private partial void LogNotWritten();

    [LoggerMessage(LogLevel.Error, "The last use of connection {ConnectionId} has been tampered with and stays as it is")]
    private partial void LogSealBroken(string connectionId);
}

/// <summary>The content of a <c>last-use</c> record.</summary>
internal sealed record LastUse(DateTimeOffset At);
