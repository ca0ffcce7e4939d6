namespace McpGateway.Storage.Integrity;

/// <summary>The audit log as its verifier and retention see it: the seam to the backends.</summary>
internal interface IAuditChains : IAuditStore
{
    /// <summary>Events up to this sequence may be without a chain: they are from before there were any.</summary>
    ValueTask<long> FindUnchainedUntilAsync(CancellationToken cancellationToken);

    /// <summary>Every event of the range, those of one chain in the order in which they were written; events without a
    /// chain among them where they fall into no day that is left out.</summary>
    IAsyncEnumerable<IReadOnlyList<AuditLink>> ReadLinksAsync(AuditRange range, CancellationToken cancellationToken);

    /// <summary>The heads of the range, by day.</summary>
    IAsyncEnumerable<ChainHead> ReadHeadsAsync(AuditRange range, CancellationToken cancellationToken);

    /// <summary>Deletes the chains of all days before this one, and the events without a chain of that time, except those
    /// that are held; returns how many events went. The heads of a day of which anything is held stay, all of them.
    /// </summary>
    ValueTask<int> PurgeAsync(int beforeDay, IReadOnlyList<HeldDays> held, CancellationToken cancellationToken);

    /// <summary>Makes what queries are answered from, where that is not made with each append; returns how much.</summary>
    ValueTask<int> CompactAsync(CancellationToken cancellationToken);
}
