namespace McpGateway.Sample.BackOffice.Faults;

/// <summary>A misbehaviour to come, on requests whose path fits.</summary>
internal sealed class PlannedFault(string path, FaultKind kind, int argument, int? times)
{
    private int left = times ?? int.MaxValue;

    public FaultKind Kind => kind;

    /// <summary>The status to answer with, or the milliseconds to wait.</summary>
    public int Argument => argument;

    public bool IsSpent => Volatile.Read(ref left) <= 0;

    /// <summary>True as often as asked for, on paths that fit; without a number, until faults are cleared.</summary>
    public bool TryUse(string requested) =>
        Fits(requested) && (times is null || Interlocked.Decrement(ref left) >= 0);

    private bool Fits(string requested) =>
        path == "*"
        || requested == path
        || requested.StartsWith(path.TrimEnd('*').TrimEnd('/') + '/', StringComparison.Ordinal);
}
