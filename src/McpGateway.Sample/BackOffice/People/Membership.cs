namespace McpGateway.Sample.BackOffice.People;

/// <summary>A person's roles at one organizer, as userinfo tells them.</summary>
internal sealed record Membership(string Organizer, string Name, IReadOnlyList<string> Roles);
