namespace McpGateway.Storage;

/// <summary>A legal hold: events of an organizer, or of all, and of a period that retention does not delete (promise
/// S20).</summary>
/// <param name="Id">Its name: up to 64 letters, digits, hyphens and underscores; a case number, and never a person's
/// name.</param>
/// <param name="OrganizerId">Null for all organizers, and events without one.</param>
/// <param name="From">The first day, UTC.</param>
/// <param name="To">The last day, UTC.</param>
/// <param name="PlacedAt">When it was placed.</param>
public sealed record AuditHold(string Id, string? OrganizerId, DateOnly From, DateOnly To, DateTimeOffset PlacedAt);
