namespace McpGateway.Storage.Integrity;

/// <summary>An event as it is stored, with its place in its chain.</summary>
/// <param name="Event">In the stored form, with its sequence.</param>
/// <param name="Chain">The chain; null of an event from before there were chains.</param>
/// <param name="Position">From 1.</param>
/// <param name="Hash">As it is stored.</param>
internal sealed record AuditLink(AuditEvent Event, ChainKey? Chain, long Position, byte[] Hash);
