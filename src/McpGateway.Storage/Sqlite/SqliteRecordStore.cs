namespace McpGateway.Storage.Sqlite;

/// <summary>Records in one table. Owners are not kept here: the seal above knows them.</summary>
internal sealed class SqliteRecordStore(SqliteDatabase database, TimeProvider time) : IRecordStore
{
    private readonly LatestRecords latest = new();

    public ValueTask<StoredRecord?> FindAsync(string kind, string id, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var (key, mark, now) = (new RecordKey(kind, id), database.Mark(), time.GetUtcNow());
        if (!latest.TryFind(key, mark, now, out var record))
        {
            record = database.Read((key, now), static (session, asked) => Find(session, asked.key, asked.now));
            latest.Keep(key, mark, record);
        }

        return new(record);
    }

    public ValueTask<IReadOnlyList<StoredRecord?>> FindManyAsync(
        IReadOnlyList<RecordKey> keys, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var (found, mark, now) = (new StoredRecord?[keys.Count], database.Mark(), time.GetUtcNow());
        for (var i = 0; i < found.Length; i++)
        {
            if (!latest.TryFind(keys[i], mark, now, out found[i]))
            {
                ReadMany(keys, found, now);
                for (i = 0; i < found.Length; i++)
                {
                    latest.Keep(keys[i], mark, found[i]);
                }
            }
        }

        return new(found);
    }

    public async ValueTask<bool> TryAddAsync(StoredRecord record, CancellationToken cancellationToken) =>
        await database.WriteAsync(
            session =>
            {
                using var add = session.Prepare(RecordSql.Add);
                RecordSql.Bind(add, record, Now());
                add.Step();
                return session.Changes > 0;
            },
            cancellationToken);

    public async ValueTask<bool> TryReplaceAsync(
        StoredRecord record, long expectedVersion, CancellationToken cancellationToken) =>
        await database.WriteAsync(
            session =>
            {
                using var replace = session.Prepare(RecordSql.Replace);
                RecordSql.Bind(replace, record, Now());
                replace.Bind(7, expectedVersion);
                replace.Step();
                return session.Changes > 0;
            },
            cancellationToken);

    public async ValueTask<StoredRecord?> TakeAsync(string kind, string id, CancellationToken cancellationToken) =>
        await database.WriteAsync(
            session =>
            {
                using var take = session.Prepare(RecordSql.Take);
                take.Bind(1, kind);
                take.Bind(2, id);
                take.Bind(3, Now());
                return take.Step() ? RecordSql.Read(take, kind) : null;
            },
            cancellationToken);

    public async ValueTask<bool> RemoveAsync(string kind, string id, CancellationToken cancellationToken) =>
        await TakeAsync(kind, id, cancellationToken) is not null;

    public ValueTask<IReadOnlyList<StoredRecord>> ListAsync(
        string kind, string? index, string? afterId, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        cancellationToken.ThrowIfCancellationRequested();
        return new(database.Read((kind, index, afterId, limit, Now()), static (session, query) =>
        {
            using var list = session.Prepare(query.index is null ? RecordSql.List : RecordSql.ListByIndex);
            list.Bind(1, query.kind);
            list.Bind(2, query.afterId ?? "");
            list.Bind(3, query.Item5);
            list.Bind(4, query.limit);
            if (query.index is not null)
            {
                list.Bind(5, query.index);
            }

            var records = new List<StoredRecord>();
            while (list.Step())
            {
                records.Add(RecordSql.Read(list, query.kind));
            }

            return (IReadOnlyList<StoredRecord>)records;
        }));
    }

    public ValueTask<int> PurgeAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        database.PurgeAsync(RecordSql.Purge, now, cancellationToken);

    private void ReadMany(IReadOnlyList<RecordKey> keys, StoredRecord?[] found, DateTimeOffset now) =>
        database.Read((keys, found, now), static (session, asked) =>
        {
            // To take and give back the lock on the file costs as much as to find a record: once for all of them.
            session.Execute("BEGIN");
            for (var i = 0; i < asked.found.Length; i++)
            {
                asked.found[i] = Find(session, asked.keys[i], asked.now);
            }

            session.Execute("COMMIT");
            return asked.found.Length;
        });

    private static StoredRecord? Find(SqliteSession session, RecordKey key, DateTimeOffset now)
    {
        using var find = session.Prepare(RecordSql.Find);
        find.Bind(1, key.Kind);
        find.Bind(2, key.Id);
        find.Bind(3, now.ToUnixTimeMilliseconds());
        return find.Step() ? RecordSql.Read(find, key.Kind) : null;
    }

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds();
}
