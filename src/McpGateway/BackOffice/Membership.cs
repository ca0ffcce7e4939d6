namespace McpGateway.BackOffice;

/// <summary>A person's roles at one organizer.</summary>
internal sealed record Membership(string OrganizerId, string OrganizerName, IReadOnlyList<string> Roles);
