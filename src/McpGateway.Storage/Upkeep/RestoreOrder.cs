namespace McpGateway.Storage.Upkeep;

/// <summary>What is to be restored, and how.</summary>
/// <param name="File">A backup.</param>
/// <param name="Replace">Whether a store that is there is replaced, and kept beside.</param>
/// <param name="KeepConnections">Whether connections and sessions of the backup stay: among them are those that were
/// revoked after it was made.</param>
/// <param name="Note">What the restored audit log is told.</param>
public sealed record RestoreOrder(string File, bool Replace, bool KeepConnections, AuditEvent Note);

/// <summary>What was restored.</summary>
/// <param name="Path">The store.</param>
/// <param name="Ended">How many connections, sessions and what leads to them were left out.</param>
/// <param name="Kept">Where the store lies that was there before, from which was carried over what must not be undone; null
/// when there was none.</param>
/// <param name="Newest">When the last event in the backup's audit log happened; null when it has none.</param>
public sealed record RestoreOutcome(string Path, int Ended, string? Kept, DateTimeOffset? Newest);
