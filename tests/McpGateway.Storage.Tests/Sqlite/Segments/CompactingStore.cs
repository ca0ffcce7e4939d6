using McpGateway.Storage.Integrity;

namespace McpGateway.Storage.Tests.Sqlite.Segments;

/// <summary>A store that puts its events into segments after every change.</summary>
internal sealed class CompactingStore(IAuditChains inner) : IAuditChains
{
    public async ValueTask AppendAsync(IReadOnlyList<AuditEvent> events, CancellationToken cancellationToken)
    {
        await inner.AppendAsync(events, cancellationToken);
        await inner.CompactAsync(cancellationToken);
    }

    public ValueTask<AuditPage> QueryAsync(AuditQuery query, CancellationToken cancellationToken) =>
        inner.QueryAsync(query, cancellationToken);

    public ValueTask<IReadOnlyList<AuditBucket>> SeriesAsync(
        AuditQuery query, AuditInterval interval, CancellationToken cancellationToken) =>
        inner.SeriesAsync(query, interval, cancellationToken);

    public ValueTask<IReadOnlyList<AuditTally>> CountAsync(
        AuditQuery query, AuditField by, int top, CancellationToken cancellationToken) =>
        inner.CountAsync(query, by, top, cancellationToken);

    public ValueTask<IReadOnlyList<string>> OrganizersAsync(AuditQuery query, CancellationToken cancellationToken) =>
        inner.OrganizersAsync(query, cancellationToken);

    public ValueTask<long> FindUnchainedUntilAsync(CancellationToken cancellationToken) =>
        inner.FindUnchainedUntilAsync(cancellationToken);

    public IAsyncEnumerable<IReadOnlyList<AuditLink>> ReadLinksAsync(
        AuditRange range, CancellationToken cancellationToken) => inner.ReadLinksAsync(range, cancellationToken);

    public IAsyncEnumerable<ChainHead> ReadHeadsAsync(AuditRange range, CancellationToken cancellationToken) =>
        inner.ReadHeadsAsync(range, cancellationToken);

    public async ValueTask<int> PurgeAsync(
        int beforeDay, IReadOnlyList<HeldDays> held, CancellationToken cancellationToken)
    {
        var gone = await inner.PurgeAsync(beforeDay, held, cancellationToken);
        await inner.CompactAsync(cancellationToken);
        return gone;
    }

    public ValueTask<int> CompactAsync(CancellationToken cancellationToken) => inner.CompactAsync(cancellationToken);
}
