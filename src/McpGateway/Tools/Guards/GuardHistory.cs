using McpGateway.Tools.Guards.Ledger;

namespace McpGateway.Tools.Guards;

/// <summary>What happened before, as far as guards ask for it.</summary>
internal sealed class GuardHistory(UsageLedger usage, LookUps lookUps, TimeProvider time)
{
    public UsageLedger Usage => usage;

    public LookUps LookUps => lookUps;

    /// <summary>In UTC, as the dates of a catalog are.</summary>
    public DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
}
