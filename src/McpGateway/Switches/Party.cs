namespace McpGateway.Switches;

/// <summary>Who is about to do something, as far as it is known yet.</summary>
internal readonly record struct Party(
    string ClientId, string Provider, string? UserId = null, string? OrganizerId = null, string? ConnectionId = null);
