namespace McpGateway.Storage.Integrity;

/// <summary>The end of a chain, written together with its last event.</summary>
/// <param name="Key">The chain.</param>
/// <param name="Count">How many events it has.</param>
/// <param name="Hash">That of the last one.</param>
internal sealed record ChainHead(ChainKey Key, long Count, byte[] Hash);
