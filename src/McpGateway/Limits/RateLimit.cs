using McpGateway.Storage;

namespace McpGateway.Limits;

/// <summary>One limit: its name, its numbers, and what this process counts by itself.</summary>
internal sealed class RateLimit(string name, Limit limit, TimeProvider time)
{
    private readonly TokenBuckets own = new(limit.PerSecond, limit.Burst, time);

    public string Name => name;

    /// <summary>Takes a token of this process alone; where there is none, how long until there is.</summary>
    public Exceeded? Spend(string whose) => own.Spend(whose) is { } wait ? new(name, wait) : null;

    /// <summary>The same bucket where all replicas share it.</summary>
    public SharedBucket Shared(string whose) => new(name, whose, limit.PerSecond, limit.Burst);
}
