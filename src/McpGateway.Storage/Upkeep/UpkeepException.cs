namespace McpGateway.Storage.Upkeep;

/// <summary>What was asked is not done; the message says why, and what to do.</summary>
public sealed class UpkeepException(string message) : Exception(message);
