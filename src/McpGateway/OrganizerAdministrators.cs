namespace McpGateway;

/// <summary>Tells whether who has these roles of the back office at an organizer is an administrator of it.</summary>
internal delegate bool OrganizerAdministrators(IEnumerable<string> roles);
