namespace McpGateway.Storage;

/// <summary>Words that a member of audit events can have. All that are registered for a member are together the only ones;
/// a member without any is held to its shape alone.</summary>
/// <param name="Field">The member.</param>
/// <param name="Words">Some of its words.</param>
public sealed record AuditWords(AuditField Field, IReadOnlyCollection<string> Words);
