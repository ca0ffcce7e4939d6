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
    public async ValueTask<StoredRecord?> FindAsync(StoredRecord empty, CancellationToken cancellationToken)
    {
        if (await records.FindAsync(empty.Kind, empty.Id, cancellationToken) is { } found)
        {
            return found;
        }

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
