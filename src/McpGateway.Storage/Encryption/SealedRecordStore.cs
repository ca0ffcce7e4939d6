namespace McpGateway.Storage.Encryption;

/// <summary>Wraps a backend so that it only ever sees sealed content and hashed index values, and no owner.</summary>
internal sealed class SealedRecordStore(IRecordStore backend, KeyRing keyRing) : IRecordStore
{
    private readonly OpenedRecords opened = new();

    public async ValueTask<StoredRecord?> FindAsync(string kind, string id, CancellationToken cancellationToken)
    {
        RequireNotKey(kind);
        if (await backend.FindAsync(kind, id, cancellationToken) is not { } sealedRecord)
        {
            opened.Forget(kind, id);
            return null;
        }

        return opened.Find(kind, id, sealedRecord)
            ?? opened.Keep(kind, id, sealedRecord, await OpenAsync(kind, id, sealedRecord, cancellationToken));
    }

    public async ValueTask<bool> TryAddAsync(StoredRecord record, CancellationToken cancellationToken) =>
        await backend.TryAddAsync(await SealAsync(record, cancellationToken), cancellationToken);

    public async ValueTask<bool> TryReplaceAsync(
        StoredRecord record, long expectedVersion, CancellationToken cancellationToken) =>
        await backend.TryReplaceAsync(await SealAsync(record, cancellationToken), expectedVersion, cancellationToken);

    public async ValueTask<StoredRecord?> TakeAsync(string kind, string id, CancellationToken cancellationToken)
    {
        RequireNotKey(kind);
        opened.Forget(kind, id);
        return await backend.TakeAsync(kind, id, cancellationToken) is { } sealedRecord
            ? await OpenAsync(kind, id, sealedRecord, cancellationToken)
            : null;
    }

    public ValueTask<bool> RemoveAsync(string kind, string id, CancellationToken cancellationToken)
    {
        RequireNotKey(kind);
        opened.Forget(kind, id);
        return backend.RemoveAsync(kind, id, cancellationToken);
    }

    public async ValueTask<IReadOnlyList<StoredRecord>> ListAsync(
        string kind, string? index, string? afterId, int limit, CancellationToken cancellationToken)
    {
        RequireNotKey(kind);
        var hash = index is null ? null : keyRing.Root.HashIndex(kind, index);
        var sealedRecords = await backend.ListAsync(kind, hash, afterId, limit, cancellationToken);
        var records = new StoredRecord[sealedRecords.Count];
        for (var i = 0; i < records.Length; i++)
        {
            records[i] = await OpenAsync(kind, sealedRecords[i].Id, sealedRecords[i], cancellationToken);
        }

        return records;
    }

    public ValueTask<int> PurgeAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        backend.PurgeAsync(now, cancellationToken);

    private async ValueTask<StoredRecord> SealAsync(StoredRecord record, CancellationToken cancellationToken)
    {
        RequireNotKey(record.Kind);
        var key = await keyRing.GetNewestAsync(record.Owner, cancellationToken);
        return record with
        {
            Owner = "",
            Indexes = HashIndexes(record),
            Content = Envelope.Seal(key, record.Kind, record.Id, record.Content.Span),
        };
    }

    private async ValueTask<StoredRecord> OpenAsync(
        string kind, string id, StoredRecord record, CancellationToken cancellationToken)
    {
        // Kind and id as they were asked for, not as the backend tells them.
        var key = await keyRing.FindAsync(Envelope.ReadKeyId(kind, id, record.Content.Span), cancellationToken)
            ?? throw new SealBrokenException(
                $"The record {kind}/{id} is sealed under a key that this store does not hold.");
        return record with { Owner = key.Owner, Content = Envelope.Open(key, kind, id, record.Content.Span) };
    }

    private string[] HashIndexes(StoredRecord record)
    {
        if (record.Indexes.Count == 0)
        {
            return [];
        }

        var hashes = new string[record.Indexes.Count];
        for (var i = 0; i < hashes.Length; i++)
        {
            hashes[i] = keyRing.Root.HashIndex(record.Kind, record.Indexes[i]);
        }

        return hashes;
    }

    private static void RequireNotKey(string kind)
    {
        if (kind == KeyRing.Kind)
        {
            throw new ArgumentException($"Records of kind {KeyRing.Kind} belong to the key ring.", nameof(kind));
        }
    }
}
