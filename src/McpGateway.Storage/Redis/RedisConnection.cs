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
    private readonly string address = RedisSettings.Address(connection);
    private readonly Silence silence = new(TimeSpan.FromSeconds(1));
    private ConnectionMultiplexer? multiplexer;

    /// <summary>The servers, for messages.</summary>
    public string Address => address;

    public int Database => Multiplexer.GetDatabase().Database;

    private ConnectionMultiplexer Multiplexer =>
        multiplexer ?? throw new ObjectDisposedException(nameof(RedisConnection));

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

    /// <summary>Whether any of the servers that are connected says so.</summary>
    public async Task<bool> AskServersAsync(Func<IServer, Task<bool>> ask)
    {
        try
        {
            foreach (var server in Multiplexer.GetEndPoints().Select(endPoint => Multiplexer.GetServer(endPoint)))
            {
                if (server.IsConnected && await ask(server))
                {
                    return true;
                }
            }

            return false;
        }
        catch (Exception failure) when (RedisFailure.IsOfRedis(failure))
        {
            throw RedisFailure.Describe(failure, address);
        }
    }

    // At once: waiting for a farewell of the server would take the whole timeout.
    public void Dispose() => multiplexer?.Close(allowCommandsToComplete: false);

    private async Task<RedisResult> EvaluateAsync(
        string script, RedisKey key, RedisValue[] values, CancellationToken cancellationToken)
    {
        var database = Multiplexer.GetDatabase();
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

    private void RequireNoPause()
    {
        if (silence.IsKept())
        {
            throw new StoreUnavailableException($"Redis at {address} did not answer a moment ago.");
        }
    }

    private void NoteAnswer()
    {
        if (silence.End())
        {
            LogReached();
        }
    }

    private void NoteSilence()
    {
        if (silence.Begin())
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
