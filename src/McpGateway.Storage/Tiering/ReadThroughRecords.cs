using System.Buffers.Text;
using System.Security.Cryptography;

namespace McpGateway.Storage.Tiering;

/// <summary>
/// Durable records with copies of them in a cache that all replicas share. The durable store decides everything; no copy
/// is ever newer or older than what it holds, except where a write is not confirmed yet. Without the cache records can
/// be read and not written: another replica may still reach it, and would go on reading the old copy.
/// </summary>
internal sealed class ReadThroughRecords(IRecordStore durable, IRecordCache cache)
{
    public async ValueTask<StoredRecord?> FindAsync(string kind, string id, CancellationToken cancellationToken)
    {
        var token = NewToken();
        var view = await OpenAsync(kind, id, token, cancellationToken);
        if (view.State is CacheState.Copy or CacheState.Ended)
        {
            return view.Copy;
        }

        var found = await durable.FindAsync(kind, id, cancellationToken);
        if (view.State == CacheState.Claimed)
        {
            await FillAsync(kind, id, found, token, cancellationToken);
        }

        return found;
    }

    public async ValueTask<bool> TryAddAsync(StoredRecord record, CancellationToken cancellationToken)
    {
        var token = NewToken();
        var tombstone = await cache.ClaimAsync(record.Kind, record.Id, token, cancellationToken);
        var added = await durable.TryAddAsync(record, CancellationToken.None);
        if (tombstone is null)
        {
            var written = added ? record with { Version = 1 } : null;
            await cache.SettleAsync(record.Kind, record.Id, token, written, CancellationToken.None);
        }
        else if (added)
        {
            // No copy in its place: whoever removed the record before may just be removing this one.
            await cache.LiftAsync(record.Kind, record.Id, tombstone, CancellationToken.None);
        }

        return added;
    }

    public async ValueTask<bool> TryReplaceAsync(
        StoredRecord record, long expectedVersion, CancellationToken cancellationToken)
    {
        var token = NewToken();
        if (await cache.ClaimAsync(record.Kind, record.Id, token, cancellationToken) is not null)
        {
            return false;
        }

        var replaced = await durable.TryReplaceAsync(record, expectedVersion, CancellationToken.None);
        var written = replaced ? record with { Version = expectedVersion + 1 } : null;
        await cache.SettleAsync(record.Kind, record.Id, token, written, CancellationToken.None);
        return replaced;
    }

    /// <summary>From the tombstone on no replica finds the record, even if the durable store fails now; the caller is
    /// told that it is done when it is gone from both.</summary>
    public async ValueTask<StoredRecord?> TakeAsync(string kind, string id, CancellationToken cancellationToken)
    {
        var token = NewToken();
        await cache.EndAsync(kind, id, token, cancellationToken);
        var taken = await durable.TakeAsync(kind, id, CancellationToken.None);
        // Redis may have lost the tombstone meanwhile, and a reader put a copy there.
        await cache.SettleAsync(kind, id, token, null, CancellationToken.None);
        return taken;
    }

    private async ValueTask<CacheView> OpenAsync(
        string kind, string id, string token, CancellationToken cancellationToken)
    {
        try
        {
            return await cache.OpenAsync(kind, id, token, cancellationToken);
        }
        catch (StoreUnavailableException)
        {
            // What was removed is gone from the durable store too.
            return new(CacheState.Busy);
        }
    }

    private async ValueTask FillAsync(
        string kind, string id, StoredRecord? found, string token, CancellationToken cancellationToken)
    {
        if (found is null)
        {
            return;
        }

        try
        {
            // Under the names that were asked for, as everything above checks them.
            await cache.FillAsync(found with { Kind = kind, Id = id }, token, cancellationToken);
        }
        catch (StoreUnavailableException)
        {
            // The record was read all the same; only the next reader has to read it again.
        }
    }

    private static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(12));
}
