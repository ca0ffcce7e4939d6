namespace McpGateway.Storage.Upkeep;

/// <summary>How a store is copied.</summary>
/// <param name="Note">What is written to the target's audit log when it is whole.</param>
/// <param name="Tell">Told of each kind when it is copied.</param>
public sealed record CopyOrder(AuditEvent Note, Action<KindCopied> Tell);
