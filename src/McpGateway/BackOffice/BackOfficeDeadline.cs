namespace McpGateway.BackOffice;

/// <summary>The time that one call may take at the back office in all: its roles, a new token, every try.</summary>
internal sealed class BackOfficeDeadline : IDisposable
{
    private readonly CancellationToken caller;
    private readonly CancellationTokenSource passed;
    private readonly CancellationTokenRegistration hangUp;

    public BackOfficeDeadline(TimeSpan timeout, TimeProvider time, CancellationToken caller)
    {
        this.caller = caller;
        Timeout = timeout;
        Since = time.GetTimestamp();
        passed = new(timeout, time);
        hangUp = caller.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), passed);
    }

    public TimeSpan Timeout { get; }

    /// <summary>As a timestamp of the clock.</summary>
    public long Since { get; }

    /// <summary>Cancelled when the time is over, or when the caller hangs up.</summary>
    public CancellationToken Token => passed.Token;

    /// <summary>True when it was not the caller who gave up.</summary>
    public bool HasPassed => passed.IsCancellationRequested && !caller.IsCancellationRequested;

    public void Dispose()
    {
        hangUp.Dispose();
        passed.Dispose();
    }
}
