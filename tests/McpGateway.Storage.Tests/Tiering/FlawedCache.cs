using McpGateway.Storage.Tiering;

namespace McpGateway.Storage.Tests.Tiering;

/// <summary>What can be left out of the cache's promises, to see that the search notices.</summary>
public enum Flaw
{
    None,

    /// <summary>A reader's copy is put there whatever has happened meanwhile.</summary>
    FillsWithoutItsClaim,

    /// <summary>No tombstone before a removal.</summary>
    NoTombstone,

    /// <summary>Nothing is looked at again after a removal or a write.</summary>
    NeverSettles,

    /// <summary>No claim before a write.</summary>
    NoClaimBeforeAWrite,
}

/// <summary>A cache with one promise broken.</summary>
internal sealed class FlawedCache(IRecordCache inner, Flaw flaw) : IRecordCache
{
    public ValueTask<CacheView> OpenAsync(string kind, string id, string token, CancellationToken cancellationToken) =>
        inner.OpenAsync(kind, id, token, cancellationToken);

    public async ValueTask FillAsync(StoredRecord record, string token, CancellationToken cancellationToken)
    {
        if (flaw == Flaw.FillsWithoutItsClaim
            && await inner.ClaimAsync(record.Kind, record.Id, token, cancellationToken) is { } tombstone)
        {
            await inner.LiftAsync(record.Kind, record.Id, tombstone, cancellationToken);
            await inner.ClaimAsync(record.Kind, record.Id, token, cancellationToken);
        }

        await inner.FillAsync(record, token, cancellationToken);
    }

    public ValueTask<string?> ClaimAsync(string kind, string id, string token, CancellationToken cancellationToken) =>
        flaw == Flaw.NoClaimBeforeAWrite ? default : inner.ClaimAsync(kind, id, token, cancellationToken);

    public ValueTask EndAsync(string kind, string id, string token, CancellationToken cancellationToken) =>
        flaw == Flaw.NoTombstone ? default : inner.EndAsync(kind, id, token, cancellationToken);

    public ValueTask SettleAsync(
        string kind, string id, string token, StoredRecord? written, CancellationToken cancellationToken) =>
        flaw == Flaw.NeverSettles ? default : inner.SettleAsync(kind, id, token, written, cancellationToken);

    public ValueTask LiftAsync(string kind, string id, string token, CancellationToken cancellationToken) =>
        inner.LiftAsync(kind, id, token, cancellationToken);
}
