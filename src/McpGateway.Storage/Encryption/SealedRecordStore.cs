namespace McpGateway.Storage.Encryption;

/// <summary>Wraps a backend so that it only ever sees sealed content and hashed index values, and no owner.</summary>
internal sealed class SealedRecordStore(IRecordStore backend, KeyRing keyRing) : IRecordStore
{
    private readonly OpenedRecords opened = new();

    public async ValueTask<StoredRecord?> FindAsync(string kind, string id, CancellationToken cancellationToken)
    {
        RequireNotKey(kind);
        var found = await backend.FindAsync(kind, id, cancellationToken);
        return await OpenFoundAsync(kind, id, found, cancellationToken);
    }

    public async ValueTask<IReadOnlyList<StoredRecord?>> FindManyAsync(
        IReadOnlyList<RecordKey> keys, CancellationToken cancellationToken)
    {
        foreach (var key in keys)
        {
            RequireNotKey(key.Kind);
        }

        var found = await backend.FindManyAsync(keys, cancellationToken);
        var records = new StoredRecord?[keys.Count];
        for (var i = 0; i < records.Length; i++)
        {
            records[i] = await OpenFoundAsync(keys[i].Kind, keys[i].Id, found[i], cancellationToken);
        }

        return records;
    }

    public async ValueTask<bool> TryAddAsync(StoredRecord record, CancellationToken cancellationToken)
    {
        var sealedRecord = await SealAsync(record, cancellationToken);
        return await backend.TryAddAsync(sealedRecord, cancellationToken)
            || (await TryClearAsync(record.Kind, record.Id, cancellationToken)
                && await backend.TryAddAsync(sealedRecord, cancellationToken));
    }

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
        var records = new List<StoredRecord>();
        while (true)
        {
            var page = await backend.ListAsync(kind, hash, afterId, limit - records.Count, cancellationToken);
            var wanted = limit - records.Count;
            foreach (var sealedRecord in page)
            {
                if (await OpenAsync(kind, sealedRecord.Id, sealedRecord, cancellationToken) is { } record)
                {
                    records.Add(record);
                }
            }

            // What was shredded makes no page shorter: a short one is the last.
            if (page.Count < wanted || records.Count == limit)
            {
                return records;
            }

            afterId = page[^1].Id;
        }
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

    /// <summary>What was shredded is nobody's, and gives its place to whoever adds anew. False when what is there is
    /// somebody's.</summary>
    private async ValueTask<bool> TryClearAsync(string kind, string id, CancellationToken cancellationToken) =>
        await backend.FindAsync(kind, id, cancellationToken) is { } there
        && await IsShreddedAsync(kind, id, there, cancellationToken)
        && await backend.TryReplaceAsync(
            there with { ExpiresAt = DateTimeOffset.UnixEpoch }, there.Version, cancellationToken);

    private async ValueTask<bool> IsShreddedAsync(
        string kind, string id, StoredRecord record, CancellationToken cancellationToken)
    {
        try
        {
            return await FindKeyAsync(kind, id, record, cancellationToken) is null;
        }
        catch (SealBrokenException)
        {
            // Nobody shredded it: somebody changed it, and that stays to be seen.
            return false;
        }
    }

    /// <summary>What a reading gives: nothing, or the record, opened once while it stays as it is.</summary>
    private async ValueTask<StoredRecord?> OpenFoundAsync(
        string kind, string id, StoredRecord? found, CancellationToken cancellationToken)
    {
        if (found is null || await FindKeyAsync(kind, id, found, cancellationToken) is not { } key)
        {
            opened.Forget(kind, id);
            return null;
        }

        return opened.Find(kind, id, found) ?? opened.Keep(kind, id, found, Open(key, kind, id, found));
    }

    /// <summary>Null when its key was shredded: then there is no such record any more.</summary>
    private async ValueTask<StoredRecord?> OpenAsync(
        string kind, string id, StoredRecord record, CancellationToken cancellationToken) =>
        await FindKeyAsync(kind, id, record, cancellationToken) is { } key ? Open(key, kind, id, record) : null;

    private async ValueTask<DataKey?> FindKeyAsync(
        string kind, string id, StoredRecord record, CancellationToken cancellationToken)
    {
        // Kind and id as they were asked for, not as the backend tells them.
        var (key, isShredded) = await keyRing.FindAsync(
            Envelope.ReadKeyId(kind, id, record.Content.Span), cancellationToken);
        return key is not null || isShredded ? key : throw new SealBrokenException(
            $"The record {kind}/{id} is sealed under a key that this store does not hold.");
    }

    private static StoredRecord Open(DataKey key, string kind, string id, StoredRecord record) =>
        record with { Owner = key.Owner, Content = Envelope.Open(key, kind, id, record.Content.Span) };

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
