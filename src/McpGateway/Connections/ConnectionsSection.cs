namespace McpGateway.Connections;

/// <summary>Connections under one heading of the page. Public, as the parameters of a page have to be.</summary>
/// <param name="Organizer">Whose others they are; null for the person's own.</param>
/// <param name="Rows">Those that match the search.</param>
public sealed record ConnectionsSection(string? Organizer, IReadOnlyList<ConnectionRow> Rows);
