namespace McpGateway.BackOffice;

/// <summary>When a failing back office is left alone for a while: counted for each organizer by itself, and, with four
/// times as many requests, for all together.</summary>
internal sealed class CircuitOptions
{
    /// <summary>The share of requests that failed, from which on no more are sent.</summary>
    public double FailureShare { get; set; } = 0.5;

    /// <summary>The time over which they are counted.</summary>
    public TimeSpan Window { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>With fewer requests in that time nothing is concluded from them.</summary>
    public int MinimumRequests { get; set; } = 20;

    /// <summary>After this long one request is let through, and what becomes of it decides.</summary>
    public TimeSpan OpenFor { get; set; } = TimeSpan.FromSeconds(10);
}
