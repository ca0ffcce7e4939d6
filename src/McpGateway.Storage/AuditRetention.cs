using McpGateway.Storage.Integrity;

namespace McpGateway.Storage;

/// <summary>Deletes what is older than the retention, by whole days of UTC, so that what stays can be proven; what is held
/// stays (promise S20).</summary>
public sealed class AuditRetention
{
    private readonly IAuditChains chains;
    private readonly Checkpoints checkpoints;
    private readonly AuditHolds holds;

    internal AuditRetention(IAuditChains chains, Checkpoints checkpoints, AuditHolds holds)
    {
        this.chains = chains;
        this.checkpoints = checkpoints;
        this.holds = holds;
    }

    /// <summary>Deletes the days that ended before this moment; returns how many events went.</summary>
    public async ValueTask<int> PurgeAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var day = ChainDay.Of(before);
        // Before the first event goes: whoever verifies meanwhile must not take it for a loss.
        await checkpoints.NotePurgedBeforeAsync(day, cancellationToken);
        return await chains.PurgeAsync(day, await holds.ReadDaysAsync(cancellationToken), cancellationToken);
    }
}
