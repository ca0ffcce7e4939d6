using McpGateway.Audit.Sinks;
using McpGateway.Storage;
using Microsoft.Extensions.Options;

namespace McpGateway.Audit.Anomalies;

/// <summary>Looks into the log for what is out of the ordinary and raises alerts (promise G9), of many processes one at a
/// time. It reads the log and nothing else: no call ever waits for it.</summary>
internal sealed partial class Watch(
    Bursts bursts, FirstUses firstUses, Alerts alerts, IAuditStore store, IRecordStore records,
    IOptions<AnomalyOptions> options, TimeProvider time, ILogger<Watch> logger) : BackgroundService
{
    /// <summary>Where the progress is kept, among the sinks'.</summary>
    private const string Name = "alerts";

    /// <summary>What happened while nobody looked is looked at afterwards, as far back as this.</summary>
    private static readonly TimeSpan FarthestBack = TimeSpan.FromHours(6);

    private readonly AnomalyOptions options = options.Value;
    // A check that asks for too much does so at every look: it is told of once.
    private readonly HashSet<string> notMade = [];

    private readonly SinkLease lease = new(records, Name, 3 * options.Value.LookEvery + TimeSpan.FromSeconds(30), time);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Watch)
        {
            return;
        }

        try
        {
            while (true)
            {
                await TryLookAsync(stoppingToken);
                await Task.Delay(options.LookEvery, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await ReleaseAsync();
        }
    }

    private async ValueTask TryLookAsync(CancellationToken cancellationToken)
    {
        try
        {
            await LookAsync(cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotLooked(failure.GetType().FullName);
        }
    }

    private async ValueTask LookAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var progress = await lease.TryHoldAsync(() => new(now), cancellationToken);
        while (progress is not null && progress.From < now)
        {
            var reached = progress.From < now - FarthestBack ? now - FarthestBack : progress.From;
            var to = reached + options.Period < now ? reached + options.Period : now;
            var window = new Window(to - options.Period, to);
            var held = progress;
            foreach (var check in bursts.Checks(window).Concat(firstUses.Checks(window)))
            {
                if (await MakeAsync(check, held, cancellationToken) is not { } still)
                {
                    return;
                }

                held = still;
            }

            progress = await lease.TrySaveAsync(held.Forward(to));
        }
    }

    /// <summary>The progress, still held; null when another process looks by now.</summary>
    private async ValueTask<SinkProgress?> MakeAsync(Check check, SinkProgress held, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var found in check.Found.WithCancellation(cancellationToken))
            {
                if (!await IsNewAsync(found, cancellationToken))
                {
                    continue;
                }

                // Whoever took so long that another process looks by now leaves it to that one.
                if (await lease.TrySaveAsync(held) is not { } still)
                {
                    return null;
                }

                held = still;
                await RaiseAsync(found);
            }
        }
        catch (AuditQueryException failure)
        {
            // It would be too much again: whoever waits for it sees nothing of what comes after.
            if (notMade.Add(check.Code))
            {
                LogNotMade(check.Code, failure.Parameter);
            }
        }

        return held;
    }

    /// <summary>The log itself knows what was raised already: nothing is told twice, not even after a restart.</summary>
    private async ValueTask<bool> IsNewAsync(Anomaly found, CancellationToken cancellationToken)
    {
        var before = await store.QueryAsync(
            new()
            {
                From = time.GetUtcNow() - options.Period,
                Action = AuditAction.AlertRaised,
                Code = found.Code,
                ConnectionId = found.About.ConnectionId,
                Limit = 1,
            },
            cancellationToken);
        return before.Events.Count == 0;
    }

    private ValueTask RaiseAsync(Anomaly found) => alerts.RaiseAsync(found.About with
    {
        Sequence = 0,
        Time = time.GetUtcNow(),
        Outcome = AuditOutcome.Failure,
        Code = found.Code,
        LeftOut = null,
    });

    private async ValueTask ReleaseAsync()
    {
        try
        {
            await lease.ReleaseAsync();
        }
        catch (StoreUnavailableException)
        {
            // Then the others wait until the lease is over.
        }
    }

    [LoggerMessage(LogLevel.Warning, "The audit log was not watched ({Reason}); the next look covers the time")]
    private partial void LogNotLooked(string? reason);

    [LoggerMessage(LogLevel.Warning,
        "The log was not watched for {Code}: its events are too many to count ({Parameter}); everything else is watched")]
    private partial void LogNotMade(string code, string parameter);
}
