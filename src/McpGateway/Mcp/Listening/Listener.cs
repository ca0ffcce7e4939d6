namespace McpGateway.Mcp.Listening;

/// <summary>One open stream. Whoever looks at it only raises flags; the request that holds the stream open
/// writes.</summary>
/// <param name="request">Still holds the bearer, so no token is kept beside it.</param>
/// <param name="connectionId">Whose it is.</param>
/// <param name="organizer">The organizer that the address is pinned to.</param>
/// <param name="seen">The list as it was when the stream opened; null when it did not ask for changes of it.</param>
internal sealed class Listener(
    HttpContext request, string connectionId, string? organizer, ReadOnlyMemory<byte>? seen)
{
    private volatile TaskCompletionSource woken = NewWaiter();
    private int raised;

    public HttpContext Request => request;

    public string ConnectionId => connectionId;

    public string? Organizer => organizer;

    /// <summary>The list that the client knows of, or was told to fetch.</summary>
    public ReadOnlyMemory<byte>? Seen { get; set; } = seen;

    /// <summary>When to look at it next, as a timestamp of the clock. Of the one who looks alone.</summary>
    public long NextLook { get; set; }

    /// <summary>When something was last raised, as a timestamp of the clock. Of the one who looks alone.</summary>
    public long LastRaised { get; set; }

    /// <summary>A reading of the list that is under way. Of the one who looks alone.</summary>
    public Task<ReadOnlyMemory<byte>>? Reading { get; set; }

    /// <summary>What is raised twice before it is written is written once.</summary>
    public void Raise(Signals signal)
    {
        Interlocked.Or(ref raised, (int)signal);
        woken.TrySetResult();
    }

    public async ValueTask<Signals> WaitAsync(CancellationToken cancellationToken)
    {
        await woken.Task.WaitAsync(cancellationToken);
        // In this order: what is raised in between is taken now, and at worst wakes once more for nothing.
        woken = NewWaiter();
        return (Signals)Interlocked.Exchange(ref raised, 0);
    }

    private static TaskCompletionSource NewWaiter() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>What there is to write.</summary>
[Flags]
internal enum Signals
{
    None = 0,
    KeepAlive = 1,
    ListChanged = 2,
    Ended = 4,
}
