using McpGateway.Storage;

namespace McpGateway.Audit.Explorer;

/// <summary>What the page shows. Public, as the parameters of a page have to be.</summary>
public sealed record ExplorerView
{
    /// <summary>What was asked, narrowed to what the reader may see.</summary>
    public required AuditQuery Query { get; init; }

    /// <summary>The events, newest first, and where the older ones begin.</summary>
    public AuditPage Page { get; init; } = new([], null);

    public required ExplorerPeriod Period { get; init; }

    /// <summary>Oldest first, without gaps; empty when there are no events, or no chart.</summary>
    public IReadOnlyList<AuditBucket> Series { get; init; } = [];

    /// <summary>The tools that were called most.</summary>
    public IReadOnlyList<ToolUse> Tools { get; init; } = [];

    /// <summary>The parameters that are wrong.</summary>
    public IReadOnlyCollection<string> Mistakes { get; init; } = [];

    public long Total(AuditOutcome outcome) => Series.Sum(bucket => bucket.Of(outcome));
}

/// <summary>How often a tool was called, and when.</summary>
public sealed record ToolUse(string Tool, long Calls, IReadOnlyList<AuditBucket> Series);

/// <summary>A bucket's figures by the outcome they are of.</summary>
internal static class BucketFigures
{
    extension(AuditBucket bucket)
    {
        public long Of(AuditOutcome outcome) => outcome switch
        {
            AuditOutcome.Success => bucket.Success,
            AuditOutcome.Denied => bucket.Denied,
            _ => bucket.Failure,
        };
    }
}
