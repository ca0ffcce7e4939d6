namespace McpGateway.Sample.BackOffice.People;

/// <summary>Somebody who can sign in. The id is opaque and stable; it says nothing about its holder.</summary>
internal sealed record Account(string Id, string Login, string Password, string Name, params string[] StaffRoles);
