namespace McpGateway.Tools.Guards;

/// <summary>Whether a call keeps a guard right now.</summary>
internal readonly record struct GuardVerdict(Guard Guard, bool IsKept);
