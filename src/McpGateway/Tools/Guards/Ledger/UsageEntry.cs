namespace McpGateway.Tools.Guards.Ledger;

/// <summary>What was used in one bucket of time.</summary>
/// <param name="Until">The end of the bucket, in milliseconds of Unix time.</param>
internal readonly record struct UsageEntry(long Until, decimal Amount);
