namespace McpGateway.Commands.Explain;

/// <summary>The call to explain.</summary>
/// <param name="Catalog">The catalog's folder.</param>
/// <param name="Tool">The name that is called.</param>
/// <param name="Arguments">A JSON object.</param>
/// <param name="User">Whose call it is; an id, for the reader.</param>
/// <param name="Roles">The person's roles at the organizer.</param>
/// <param name="Scopes">What the connection holds; null for all that is of use to the roles.</param>
/// <param name="Organizer">To which the connection is bound.</param>
internal sealed record ExplainRequest(
    DirectoryInfo Catalog, string Tool, string Arguments, string? User, IReadOnlyList<string> Roles, string? Scopes,
    string Organizer);
