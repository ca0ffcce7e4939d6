namespace McpGateway.Commands.Import;

/// <summary>What to draft from which document.</summary>
/// <param name="Organizer">The path parameter that names the organizer.</param>
/// <param name="OwnerField">Where objects in answers say to which organizer they belong.</param>
/// <param name="Under">Only operations whose path starts with this.</param>
internal sealed record ImportRequest(
    FileInfo Document, DirectoryInfo Target, string Organizer, string OwnerField, string Under);
