namespace McpGateway.Storage;

/// <summary>What events can be counted by.</summary>
public enum AuditField
{
    Tool,
    User,
    Organizer,
    Connection,
    Client,
    Provider,
    Code,
    Action,
    Outcome,
    Effect,
    Guard,
}
