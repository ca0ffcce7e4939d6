namespace McpGateway.Storage;

/// <summary>How it ended: done, refused by a rule, or failed.</summary>
public enum AuditOutcome
{
    Success,
    Denied,
    Failure,
}
