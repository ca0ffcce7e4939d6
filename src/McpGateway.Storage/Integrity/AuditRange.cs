namespace McpGateway.Storage.Integrity;

/// <summary>Which chains; null members do not restrict.</summary>
/// <param name="FromDay">Inclusive.</param>
/// <param name="ToDay">Inclusive.</param>
/// <param name="OrganizerId">Empty for the events without one.</param>
internal sealed record AuditRange(int? FromDay = null, int? ToDay = null, string? OrganizerId = null);
