using McpGateway.Storage.Integrity;

namespace McpGateway.Storage;

/// <summary>Proves that the audit log is as it was written: every event in its chain, every chain up to its head, every day
/// that is over as it was signed. Gateways may run meanwhile.</summary>
public sealed class AuditVerification
{
    private readonly IAuditChains chains;
    private readonly Checkpoints checkpoints;
    private readonly AuditHolds holds;
    private readonly TimeProvider time;

    internal AuditVerification(IAuditChains chains, Checkpoints checkpoints, AuditHolds holds, TimeProvider time)
    {
        this.chains = chains;
        this.checkpoints = checkpoints;
        this.holds = holds;
        this.time = time;
    }

    /// <summary>What checkpoints are signed with, as SubjectPublicKeyInfo in PEM; null when nothing was signed yet.
    /// </summary>
    public async Task<string?> FindPublicKeyAsync(CancellationToken cancellationToken) =>
        (await checkpoints.FindKeyAsync(cancellationToken))?.Key.PublicKey;

    /// <param name="organizerId">Only its chains, and empty only those of events without one; null for all, and for the
    /// checkpoints.</param>
    /// <param name="from">The first day; null from the beginning.</param>
    /// <param name="to">The last day; null to the end.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<AuditVerdict> RunAsync(
        string? organizerId, DateOnly? from, DateOnly? to, CancellationToken cancellationToken)
    {
        var range = new AuditRange(
            from is { } first ? ChainDay.Of(first) : null, to is { } last ? ChainDay.Of(last) : null, organizerId);
        var retention = new RetainedDays(
            await checkpoints.FindPurgedBeforeAsync(cancellationToken), await holds.ReadDaysAsync(cancellationToken));
        var signed = new SignedDays(checkpoints, retention);
        await signed.ReadAsync(cancellationToken);
        var openFrom = ChainDay.LastOver(time.GetUtcNow()) + 1;
        var walks = new ChainWalks(
            signed.UnchainedUntil ?? await chains.FindUnchainedUntilAsync(cancellationToken), openFrom);
        await ReadHeadsAsync(range, retention, signed, walks, cancellationToken);
        await foreach (var batch in chains.ReadLinksAsync(range, cancellationToken))
        {
            walks.Take([.. batch.Where(link => retention.Keeps(link))]);
        }

        var open = range with { FromDay = Math.Max(openFrom, range.FromDay ?? openFrom) };
        walks.End(await chains.ReadHeadsAsync(open, cancellationToken).Select(head => head.Key)
            .ToHashSetAsync(cancellationToken: cancellationToken));
        return new(
            [
                .. walks.Findings.Concat(organizerId is null ? signed.Findings : [])
                    .OrderBy(finding => finding.Day).ThenBy(finding => finding.OrganizerId, StringComparer.Ordinal)
                    .ThenBy(finding => finding.Position),
            ],
            walks.Chained, walks.Unchained, walks.Count, signed.Count, signed.LastText);
    }

    private async Task ReadHeadsAsync(
        AuditRange range, RetainedDays retention, SignedDays signed, ChainWalks walks, CancellationToken cancellationToken)
    {
        var day = new List<ChainHead>();
        await foreach (var head in chains.ReadHeadsAsync(range, cancellationToken))
        {
            if (day is [var before, ..] && before.Key.Day != head.Key.Day)
            {
                signed.Compare(before.Key.Day, day);
                day.Clear();
            }

            day.Add(head);
            if (retention.Keeps(head.Key.Day, head.Key.OrganizerId))
            {
                walks.Expect(head);
            }
        }

        if (day is [var only, ..])
        {
            signed.Compare(only.Key.Day, day);
        }

        signed.End(range);
    }
}
