using McpGateway.Storage;

namespace McpGateway.Switches;

/// <summary>Records that every call asks for. Where there is none an empty one is added, because a cache holds copies of
/// records and none of their absence: every call would go on to the durable store.</summary>
internal sealed class StandingRecords(IRecordStore records)
{
    /// <summary>The record, or null; adds nothing.</summary>
    public ValueTask<StoredRecord?> LookAsync(string kind, string id, CancellationToken cancellationToken) =>
        records.FindAsync(kind, id, cancellationToken);

    /// <summary>The record; null while there is none.</summary>
    /// <param name="empty">What to add in that case.</param>
    /// <param name="cancellationToken">Of the reading.</param>
    public async ValueTask<StoredRecord?> FindAsync(StoredRecord empty, CancellationToken cancellationToken) =>
        await records.FindAsync(empty.Kind, empty.Id, cancellationToken) ?? await AddAsync(empty, cancellationToken);

    /// <summary>Both records, as above, in one round trip.</summary>
    public async ValueTask<(StoredRecord? First, StoredRecord? Second)> FindAsync(
        StoredRecord first, StoredRecord second, CancellationToken cancellationToken)
    {
        var found = await records.FindManyAsync(
            [new(first.Kind, first.Id), new(second.Kind, second.Id)], cancellationToken);
        return (found[0] ?? await AddAsync(first, cancellationToken),
            found[1] ?? await AddAsync(second, cancellationToken));
    }

    private async ValueTask<StoredRecord?> AddAsync(StoredRecord empty, CancellationToken cancellationToken)
    {
        try
        {
            await records.TryAddAsync(empty, CancellationToken.None);
        }
        catch (StoreUnavailableException)
        {
            // The store has just said that there is none, and that is the answer.
            return null;
        }

        // It may be another's, with something in it.
        return await records.FindAsync(empty.Kind, empty.Id, cancellationToken);
    }

    /// <summary>Durable once it returns; false when another was faster.</summary>
    public async ValueTask<bool> TryReplaceAsync(StoredRecord record, long version) => version == 0
        ? await records.TryAddAsync(record, CancellationToken.None)
        : await records.TryReplaceAsync(record, version, CancellationToken.None);
}
