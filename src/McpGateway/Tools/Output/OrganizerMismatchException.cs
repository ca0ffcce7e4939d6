namespace McpGateway.Tools.Output;

/// <summary>An object in the answer is not, or cannot be shown to be, the caller's organizer's (promise S5).</summary>
internal sealed class OrganizerMismatchException : Exception;
