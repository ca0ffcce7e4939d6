namespace McpGateway.Tools.Guards;

/// <summary>Whose calls count together, always within one organizer.</summary>
internal enum GuardSubject
{
    User,
    Connection,
    Organizer,
}
