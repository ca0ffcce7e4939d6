using McpGateway.Storage.Integrity;

namespace McpGateway.Storage;

/// <summary>What a verification of the audit log found.</summary>
/// <param name="Findings">The first thing that is wrong with each chain, and what is wrong with checkpoints, by day; empty
/// when all is as it was written.</param>
/// <param name="Events">How many events were proven.</param>
/// <param name="BeforeIntegrity">How many are from before there were chains, and prove nothing.</param>
/// <param name="Chains">How many chains were walked.</param>
/// <param name="SignedDays">How many days are signed.</param>
/// <param name="LastCheckpoint">The text of the last checkpoint; null when there is none. Kept elsewhere, it shows later
/// that no day up to it was taken away.</param>
public sealed record AuditVerdict(
    IReadOnlyList<AuditFinding> Findings, long Events, long BeforeIntegrity, int Chains, int SignedDays,
    string? LastCheckpoint);
