namespace McpGateway.Storage;

/// <summary>How many events have a value in the field that they are counted by.</summary>
/// <param name="Value">The value; of an outcome, its word in small letters.</param>
/// <param name="Events">How many.</param>
public sealed record AuditTally(string Value, long Events);
