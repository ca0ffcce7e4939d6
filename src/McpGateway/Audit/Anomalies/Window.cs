using McpGateway.Storage;

namespace McpGateway.Audit.Anomalies;

/// <summary>The stretch of time that one look is about.</summary>
/// <param name="From">Inclusive.</param>
/// <param name="To">Exclusive.</param>
internal readonly record struct Window(DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>Calls of tools within it.</summary>
    public AuditQuery Calls => Events with { Action = AuditAction.ToolCalled };

    public AuditQuery Events => new() { From = From, To = To };

    /// <summary>Asks what there was before it, at least so long.</summary>
    public AuditQuery Before(TimeSpan atLeast) => new() { To = From - atLeast, Limit = 1 };
}
