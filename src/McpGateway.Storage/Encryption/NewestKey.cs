namespace McpGateway.Storage.Encryption;

/// <summary>An owner's key that seals, and which generation it is, counted from 1.</summary>
internal sealed record NewestKey(DataKey Key, int Generation);
