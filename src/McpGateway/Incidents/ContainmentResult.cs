namespace McpGateway.Incidents;

/// <summary>What came of asking to stop the connections that a suspicion concerns.</summary>
internal abstract record ContainmentResult
{
    /// <param name="Count">How many connections were ended.</param>
    /// <param name="Milliseconds">Within which time the last of them had.</param>
    public sealed record Stopped(int Count, double Milliseconds) : ContainmentResult;

    /// <summary>It concerns more than can be stopped at once; nothing was stopped.</summary>
    public sealed record TooMany : ContainmentResult;

    /// <summary>It concerns others than were shown; nothing was stopped.</summary>
    public sealed record Changed : ContainmentResult;
}
