using McpGateway.Storage.Integrity;
using McpGateway.Storage.Sqlite.Segments;
using McpGateway.Storage.Upkeep;

namespace McpGateway.Storage.Sqlite;

/// <summary>The audit log in one table of the same file, appended by the same group commit.</summary>
internal sealed class SqliteAuditStore(
    SqliteDatabase database, TimeProvider time, int segmentSize = SegmentBuilder.Size) : IAuditChains, INumberedEvents
{
    private readonly SegmentBuilder segments = new(database, segmentSize);

    public async ValueTask AppendAsync(IReadOnlyList<AuditEvent> events, CancellationToken cancellationToken)
    {
        if (events.Count > 0)
        {
            await database.WriteBesideRecordsAsync(
                session => Append(session, events, time.GetUtcNow()), cancellationToken);
        }
    }

    public ValueTask<AuditPage> QueryAsync(AuditQuery query, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(query.Limit);
        cancellationToken.ThrowIfCancellationRequested();
        var events = AuditPageSql.IsServedByIndex(query)
            ? database.Read(query, ReadByIndex)
            : database.Read(query, static (session, query) => new SegmentPage(session, query).Read());
        // One more than asked for was read, to know whether there is a next page.
        if (events.Count <= query.Limit)
        {
            return new(new AuditPage(events, null));
        }

        events.RemoveAt(query.Limit);
        return new(new AuditPage(events, events[^1].Sequence));
    }

    public ValueTask<IReadOnlyList<AuditBucket>> SeriesAsync(
        AuditQuery query, AuditInterval interval, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(database.Read((query, interval), SegmentCounts.Series));
    }

    public ValueTask<IReadOnlyList<AuditTally>> CountAsync(
        AuditQuery query, AuditField by, int top, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(top);
        cancellationToken.ThrowIfCancellationRequested();
        return new(database.Read((query, by, top), SegmentCounts.Top));
    }

    public async ValueTask<long> FindUnchainedUntilAsync(CancellationToken cancellationToken) =>
        await FindMarkAsync(cancellationToken) ?? 0;

    public ValueTask<long?> FindMarkAsync(CancellationToken cancellationToken) =>
        new(database.Read("SELECT until FROM audit_unchained", static (session, sql) =>
        {
            using var row = session.Prepare(sql);
            return row.Step() ? row.Number(0) : (long?)null;
        }));

    public async ValueTask PutMarkAsync(long until, CancellationToken cancellationToken) =>
        await database.WriteAsync(
            session =>
            {
                session.Execute("DELETE FROM audit_unchained");
                using var put = session.Prepare("INSERT INTO audit_unchained (until) VALUES (?1)");
                put.Bind(1, until);
                return put.Step();
            },
            cancellationToken);

    public async ValueTask PutAsync(IReadOnlyList<AuditLink> links, CancellationToken cancellationToken) =>
        await WriteAllAsync(links, ChainSql.Put, cancellationToken);

    public async ValueTask PutHeadsAsync(
        IReadOnlyList<ChainHead> added, IReadOnlyList<ChainHead> changed, CancellationToken cancellationToken) =>
        await WriteAllAsync([.. added, .. changed], ChainSql.Put, cancellationToken);

    public IAsyncEnumerable<IReadOnlyList<AuditLink>> ReadLinksAsync(
        AuditRange range, CancellationToken cancellationToken) =>
        SqliteChains.ReadLinksAsync(database, range, cancellationToken);

    public IAsyncEnumerable<ChainHead> ReadHeadsAsync(AuditRange range, CancellationToken cancellationToken) =>
        SqliteChains.ReadHeadsAsync(database, range, cancellationToken);

    public ValueTask<int> PurgeAsync(
        int beforeDay, IReadOnlyList<HeldDays> held, CancellationToken cancellationToken) =>
        SqliteAuditPurge.RunAsync(database, beforeDay, held, cancellationToken);

    public ValueTask<int> CompactAsync(CancellationToken cancellationToken) => segments.RunAsync(cancellationToken);

    private static List<AuditEvent> ReadByIndex(SqliteSession session, AuditQuery query)
    {
        var events = new List<AuditEvent>();
        var page = new AuditPageSql(query).Compile(session);
        try
        {
            while (page.Step())
            {
                events.Add(AuditSql.Read(page));
            }
        }
        finally
        {
            page.Close();
        }

        return events;
    }

    private async ValueTask WriteAllAsync<T>(
        IReadOnlyList<T> items, Action<SqliteSession, T> write, CancellationToken cancellationToken)
    {
        if (items.Count > 0)
        {
            await database.WriteAsync(
                session =>
                {
                    foreach (var item in items)
                    {
                        write(session, item);
                    }

                    return items.Count;
                },
                cancellationToken);
        }
    }

    private static int Append(SqliteSession session, IReadOnlyList<AuditEvent> events, DateTimeOffset now)
    {
        foreach (var auditEvent in events)
        {
            ChainSql.Append(session, auditEvent, now);
        }

        return events.Count;
    }
}
