using McpGateway.Storage.Integrity;

namespace McpGateway.Storage;

/// <summary>What a profile is made of, below the seals.</summary>
/// <param name="Records">The records.</param>
/// <param name="Audit">The audit log.</param>
/// <param name="OpenAsync">Connects before the first use; what it throws stops the start.</param>
internal sealed record StorageBackend(
    IRecordStore Records, IAuditChains Audit, Func<CancellationToken, Task> OpenAsync);
