using McpGateway.Storage;

namespace McpGateway.Audit.Sinks;

/// <summary>Delivers to one sink, in order and at least once: the progress moves only after the sink has taken a batch. It
/// reads the log and nothing else, so no call ever waits for it.</summary>
internal sealed partial class SinkWorker(
    IAuditSink sink, Undelivered undelivered, SinkLease lease, SinkLag lag, SinkOptions options, TimeProvider time,
    ILogger<SinkWorker> logger)
{
    private const int MostOfABatch = 200;

    private int failures;

    public async Task RunAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(await TurnAsync(stoppingToken), time, stoppingToken);
            }
        }
        catch (Exception) when (stoppingToken.IsCancellationRequested)
        {
            await ReleaseAsync();
        }
    }

    /// <summary>Delivers what there is; returns how long to wait before the next turn.</summary>
    private async ValueTask<TimeSpan> TurnAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (await lease.TryHoldAsync(() => undelivered.BeginAsync(cancellationToken), cancellationToken) is { } progress)
            {
                await DeliverAsync(progress, cancellationToken);
            }
            else
            {
                undelivered.LookBack();
            }

            failures = 0;
            lag.CaughtUp(sink.Name);
            return options.LookEvery;
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            undelivered.LookBack();
            failures++;
            var refusal = failure as SinkFailedException;
            LogNotTaken(sink.Name, refusal?.Message ?? failure.GetType().FullName, failures);
            await lag.FailedAsync(sink.Name, cancellationToken);
            return PauseAfter(refusal?.RetryAfter);
        }
    }

    private async ValueTask DeliverAsync(SinkProgress progress, CancellationToken cancellationToken)
    {
        await foreach (var minute in undelivered.MinutesAsync(progress, cancellationToken))
        {
            lag.Waiting(sink.Name, minute);
            foreach (var batch in (await undelivered.ReadAsync(minute, cancellationToken)).Chunk(MostOfABatch))
            {
                await sink.DeliverAsync(batch, cancellationToken);
                lag.Delivered(sink.Name, batch.Length);
                var moved = progress.WithDelivered(minute, undelivered.Note(minute, batch));
                if (await lease.TrySaveAsync(moved) is not { } held)
                {
                    // Another process has taken over, and goes on from what was saved.
                    undelivered.LookBack();
                    return;
                }

                progress = held;
            }

            if (minute < undelivered.Settled)
            {
                // A backlog: the minutes come in their order, so those before this one are done.
                progress = progress.Forward(minute);
                undelivered.ForgetBefore(minute);
            }
        }

        if (undelivered.HasLookedBack)
        {
            undelivered.ForgetBefore(undelivered.Settled);
            await lease.TrySaveAsync(progress.Forward(undelivered.Settled));
        }
    }

    private TimeSpan PauseAfter(TimeSpan? wish)
    {
        var doubled = options.RetryAfter * Math.Pow(2, Math.Min(failures - 1, 20));
        var pause = wish > doubled ? wish.Value : doubled;
        return pause < options.RetryAtMost ? pause : options.RetryAtMost;
    }

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

    [LoggerMessage(LogLevel.Warning, "The audit sink {Sink} took no events ({Reason}); failure {Count} in a row, tried again")]
    private partial void LogNotTaken(string sink, string? reason, int count);
}
