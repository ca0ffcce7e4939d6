using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace McpGateway.Storage.Redis;

/// <summary>
/// One multiplexed connection to Redis. No call takes longer than the timeout, and after a failure calls fail at once
/// for a second, in which nobody waits for a server that does not answer.
/// </summary>
internal sealed partial class RedisConnection(string connection, TimeSpan timeout, ILogger<RedisConnection> logger)
    : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly string address = RedisSettings.Address(connection);
    private ConnectionMultiplexer? multiplexer;
    private long pausedSince;

    /// <summary>Connects and makes sure that this Redis never throws records out; fails the start otherwise.</summary>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            var options = RedisSettings.Parse(connection, timeout);
            // Connecting itself may take longer than a command, but not for ever.
            multiplexer = await ConnectionMultiplexer.ConnectAsync(options).WaitAsync(timeout * 5, cancellationToken);
            multiplexer.IncludeDetailInExceptions = false;
            await RedisEviction.RequireNoneAsync(multiplexer, address, timeout, cancellationToken);
        }
        catch (Exception failure) when (RedisFailure.IsOfRedis(failure))
        {
            throw RedisFailure.Describe(failure, address);
        }
    }

    /// <summary>Runs a script, whose keys all lie in the slot of <paramref name="key"/>. Whoever gets an exception does
    /// not know whether it ran, or will.</summary>
    public async Task<RedisResult> RunAsync(
        string script, RedisKey key, RedisValue[] values, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        RequireNoPause();
        try
        {
            var result = await EvaluateAsync(script, key, values, cancellationToken);
            NoteAnswer();
            return result;
        }
        catch (Exception failure) when (RedisFailure.IsOfRedis(failure))
        {
            if (RedisFailure.IsAnswer(failure))
            {
                NoteAnswer();
            }
            else
            {
                NoteSilence();
            }

            throw RedisFailure.Describe(failure, address);
        }
    }

    // At once: waiting for a farewell of the server would take the whole timeout.
    public void Dispose() => multiplexer?.Close(allowCommandsToComplete: false);

    private async Task<RedisResult> EvaluateAsync(
        string script, RedisKey key, RedisValue[] values, CancellationToken cancellationToken)
    {
        var database = (multiplexer ?? throw new ObjectDisposedException(nameof(RedisConnection))).GetDatabase();
        try
        {
            return await WaitAsync(database.ScriptEvaluateAsync(script, [key], values, CommandFlags.DemandMaster));
        }
        catch (RedisServerException failure) when (
            failure.Message.StartsWith("NOSCRIPT", StringComparison.Ordinal))
        {
            // The server has started anew and knows no scripts; the client has noticed by now and sends it again.
            return await WaitAsync(database.ScriptEvaluateAsync(script, [key], values, CommandFlags.DemandMaster));
        }

        // Never go on where the client completed the task: that thread reads the answers of everyone else.
        async Task<RedisResult> WaitAsync(Task<RedisResult> evaluation) =>
            await evaluation.WaitAsync(timeout, cancellationToken).ConfigureAwait(
                ConfigureAwaitOptions.ForceYielding);
    }

    /// <summary>One caller a second finds out whether Redis is back; the others do not wait for it.</summary>
    private void RequireNoPause()
    {
        var since = Interlocked.Read(ref pausedSince);
        if (since == 0)
        {
            return;
        }

        var now = TimeProvider.System.GetTimestamp();
        if (TimeProvider.System.GetElapsedTime(since, now) < Pause
            || Interlocked.CompareExchange(ref pausedSince, now, since) != since)
        {
            throw new StoreUnavailableException($"Redis at {address} did not answer a moment ago.");
        }
    }

    private void NoteAnswer()
    {
        if (Interlocked.Read(ref pausedSince) != 0 && Interlocked.Exchange(ref pausedSince, 0) != 0)
        {
            LogReached();
        }
    }

    private void NoteSilence()
    {
        if (Interlocked.Exchange(ref pausedSince, TimeProvider.System.GetTimestamp()) == 0)
        {
            LogUnreachable();
        }
    }

    [LoggerMessage(LogLevel.Warning, "Redis does not answer: connections are read from the durable store, and nothing "
        + "can be signed in, refreshed or revoked until it does")]
    private partial void LogUnreachable();

    [LoggerMessage(LogLevel.Information, "Redis answers again")]
    private partial void LogReached();
}
