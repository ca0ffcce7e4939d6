using System.Security.Cryptography;
using McpGateway.BackOffice;
using McpGateway.Connections;
using McpGateway.Mcp.Http;
using McpGateway.Storage;
using McpGateway.Tools;
using Microsoft.Extensions.Options;

namespace McpGateway.Mcp.Listening;

/// <summary>
/// Looks at every open stream every few seconds, by one timer: is its connection still good, and is its list still the
/// same? The same two questions as for a call, asked of the same parts.
/// </summary>
internal sealed partial class ListenerWatch(
    Listeners listeners,
    AccessTokens tokens,
    ToolCalls tools,
    IOptions<GatewayOptions> gateway,
    IOptions<ListeningOptions> options,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<ListenerWatch> logger) : BackgroundService
{
    private const int AtOnce = 16;
    private const int TicksPerLook = 10;

    /// <summary>The moment of a stream's next look, spread so that streams that opened together are not looked at
    /// together.</summary>
    public long NextLook()
    {
        var percent = RandomNumberGenerator.GetInt32(75, 125);
        return time.GetTimestamp() + Ticks(options.Value.LookEvery * (percent / 100.0));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Not when this is stopped itself: the server stops before it, and waits for the open streams.
        using var stopping = lifetime.ApplicationStopping.Register(listeners.Close);
        using var timer = new PeriodicTimer(options.Value.LookEvery / TicksPerLook, time);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stoppingToken };
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await Parallel.ForEachAsync(listeners.Due(time.GetTimestamp()), parallel, LookAsync);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The streams have ended by now.
        }
    }

    private async ValueTask LookAsync(Listener listener, CancellationToken cancellationToken)
    {
        var signal = await FindSignalAsync(listener, cancellationToken);
        if (signal == Signals.None && time.GetElapsedTime(listener.LastRaised) >= options.Value.KeepAlive)
        {
            signal = Signals.KeepAlive;
        }

        if (signal != Signals.None)
        {
            listener.LastRaised = time.GetTimestamp();
            listener.Raise(signal);
        }

        // A reading that is under way is asked after at the next tick.
        listener.NextLook = listener.Reading is null ? NextLook() : 0;
    }

    private async ValueTask<Signals> FindSignalAsync(Listener listener, CancellationToken cancellationToken)
    {
        try
        {
            return await FindCallerAsync(listener, cancellationToken) is not { } caller ? Signals.Ended
                : await HasListChangedAsync(listener, caller) ? Signals.ListChanged
                : Signals.None;
        }
        catch (Exception exception) when (exception is BackOfficeException or StoreUnavailableException)
        {
            // All that is ever told is that there is something to ask, and the asking is refused by itself.
            return Signals.None;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // A stream that cannot be judged does not stay open, and takes no other with it.
            LogLookFailed(listener.ConnectionId, exception.GetType().FullName);
            return Signals.Ended;
        }
    }

    private async ValueTask<Caller?> FindCallerAsync(Listener listener, CancellationToken cancellationToken)
    {
        var request = listener.Request;
        var token = BearerCredentials.Read(request.Request).Token!;
        var resource = gateway.Value.Resource(listener.Organizer);
        return (await tokens.LookAsync(token, resource, request.TraceIdentifier, cancellationToken)).Caller;
    }

    // Never waits for the back office: one that hangs must not keep other streams from being looked at.
    private async ValueTask<bool> HasListChangedAsync(Listener listener, Caller caller)
    {
        if (listener.Seen is not { } seen)
        {
            return false;
        }

        var reading = listener.Reading ??= tools.ListAsync(caller, CancellationToken.None).AsTask();
        if (!reading.IsCompleted)
        {
            return false;
        }

        listener.Reading = null;
        var list = await reading;
        listener.Seen = list;
        return !list.Equals(seen) && !list.Span.SequenceEqual(seen.Span);
    }

    private long Ticks(TimeSpan span) => (long)(span.TotalSeconds * time.TimestampFrequency);

    [LoggerMessage(LogLevel.Error, "A stream of connection {ConnectionId} could not be judged and ended: {ExceptionType}")]
    private partial void LogLookFailed(string connectionId, string? exceptionType);
}
