namespace McpGateway.Storage.Firestore;

/// <summary>Records as documents. Each change is a commit with a precondition on what was read before, so that of racing
/// callers one succeeds and the others look again.</summary>
internal sealed class FirestoreRecordStore(FirestoreClient firestore, TimeProvider time) : IRecordStore
{
    private const int MostAttempts = 20;
    private const int LargestPage = 300;

    public async ValueTask<StoredRecord?> FindAsync(string kind, string id, CancellationToken cancellationToken) =>
        await FindLiveAsync(Name(kind, id), cancellationToken) is { } found ? FirestoreRecord.Read(kind, found) : null;

    public async ValueTask<bool> TryAddAsync(StoredRecord record, CancellationToken cancellationToken)
    {
        var document = FirestoreRecord.Write(Name(record.Kind, record.Id), record, version: 1);
        var commit = FirestoreCommit.Add(document);
        for (var i = 0; i < MostAttempts; i++)
        {
            if (await firestore.TryCommitAsync(commit, cancellationToken))
            {
                return true;
            }

            var there = await firestore.FindAsync(document.Name, cancellationToken);
            if (there is not null && FirestoreRecord.IsLive(there, time.GetUtcNow()))
            {
                return false;
            }

            // An expired record is nobody's: adding over it is adding anew.
            commit = there is null ? FirestoreCommit.Add(document) : FirestoreCommit.Replace(document, there);
        }

        throw Busy();
    }

    public async ValueTask<bool> TryReplaceAsync(
        StoredRecord record, long expectedVersion, CancellationToken cancellationToken)
    {
        var found = await FindLiveAsync(Name(record.Kind, record.Id), cancellationToken);
        if (found is null || FirestoreRecord.Read(record.Kind, found).Version != expectedVersion)
        {
            return false;
        }

        // Whoever changes the record changes its version too.
        return await firestore.TryCommitAsync(
            FirestoreCommit.Replace(FirestoreRecord.Write(found.Name, record, expectedVersion + 1), found),
            cancellationToken);
    }

    public async ValueTask<StoredRecord?> TakeAsync(string kind, string id, CancellationToken cancellationToken)
    {
        for (var i = 0; i < MostAttempts; i++)
        {
            var found = await FindLiveAsync(Name(kind, id), cancellationToken);
            if (found is null)
            {
                return null;
            }

            if (await firestore.TryCommitAsync(FirestoreCommit.Delete(found), cancellationToken))
            {
                return FirestoreRecord.Read(kind, found);
            }
        }

        throw Busy();
    }

    public async ValueTask<bool> RemoveAsync(string kind, string id, CancellationToken cancellationToken) =>
        await TakeAsync(kind, id, cancellationToken) is not null;

    public async ValueTask<IReadOnlyList<StoredRecord>> ListAsync(
        string kind, string? index, string? afterId, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        var now = time.GetUtcNow();
        var last = afterId is null ? null : Name(kind, afterId);
        var records = new List<StoredRecord>();
        IReadOnlyList<FirestoreDocument> page;
        int size;
        do
        {
            size = Math.Min(limit - records.Count, LargestPage);
            page = await firestore.QueryAsync(
                firestore.Names.Kind(kind), FirestoreQueries.List(index, last, size), cancellationToken);
            records.AddRange(page.Where(found => FirestoreRecord.IsLive(found, now))
                .Select(found => FirestoreRecord.Read(kind, found)));
            last = page.Count > 0 ? page[^1].Name : last;
        }
        while (page.Count == size && records.Count < limit);

        return records;
    }

    public ValueTask<int> PurgeAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        FirestorePurge.RunAsync(firestore, FirestoreQueries.Expired(now), cancellationToken);

    private async Task<FirestoreDocument?> FindLiveAsync(string name, CancellationToken cancellationToken) =>
        await firestore.FindAsync(name, cancellationToken) is { } found
        && FirestoreRecord.IsLive(found, time.GetUtcNow()) ? found : null;

    private string Name(string kind, string id) => firestore.Names.Record(kind, id);

    private static StoreUnavailableException Busy() =>
        new("A record in Firestore changes so often that a write did not get its turn.");
}
