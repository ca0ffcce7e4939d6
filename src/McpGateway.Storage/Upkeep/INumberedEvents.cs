using McpGateway.Storage.Integrity;

namespace McpGateway.Storage.Upkeep;

/// <summary>The seam to the audit log as it lies there, for a copy of it: events with their sequences and their places in
/// their chains. Durable when a call returns.</summary>
internal interface INumberedEvents : IAuditChains
{
    /// <summary>Puts the events where they were, all or none; fails where a sequence is taken.</summary>
    ValueTask PutAsync(IReadOnlyList<AuditLink> links, CancellationToken cancellationToken);

    /// <summary>Puts the ends of chains, all or none.</summary>
    /// <param name="added">Where none is.</param>
    /// <param name="changed">In the place of another.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    ValueTask PutHeadsAsync(
        IReadOnlyList<ChainHead> added, IReadOnlyList<ChainHead> changed, CancellationToken cancellationToken);

    /// <summary>Up to which sequence events may be without a chain; null when that was never written down.</summary>
    ValueTask<long?> FindMarkAsync(CancellationToken cancellationToken);

    ValueTask PutMarkAsync(long until, CancellationToken cancellationToken);
}
