namespace McpGateway.Storage.Integrity;

/// <summary>Something in the audit log that is not as it was written.</summary>
/// <param name="Fault">What is wrong.</param>
/// <param name="Day">Of the chain or checkpoint.</param>
/// <param name="OrganizerId">Of the chain; empty for events without an organizer; null of a checkpoint.</param>
/// <param name="Position">The place in the chain, from 1, or the last one.</param>
/// <param name="Sequence">Of the event, where there is one.</param>
/// <param name="Lane">Of the chain; empty where there is only one.</param>
public sealed record AuditFinding(
    AuditFault Fault, DateOnly Day, string? OrganizerId = null, long? Position = null, long? Sequence = null,
    string Lane = "");
