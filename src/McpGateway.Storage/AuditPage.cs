namespace McpGateway.Storage;

/// <summary>A page of audit events, newest first.</summary>
/// <param name="Events">The events.</param>
/// <param name="Next">What to give as <see cref="AuditQuery.Before"/> for the next page; null at the end.</param>
public sealed record AuditPage(IReadOnlyList<AuditEvent> Events, long? Next);
