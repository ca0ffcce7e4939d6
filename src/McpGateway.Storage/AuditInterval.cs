namespace McpGateway.Storage;

/// <summary>How wide the buckets of a series are. All begin at UTC boundaries.</summary>
public enum AuditInterval
{
    Minute,
    Hour,
    Day,
    Month,
}
