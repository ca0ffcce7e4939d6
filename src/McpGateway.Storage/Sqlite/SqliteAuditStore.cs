using McpGateway.Storage.Integrity;

namespace McpGateway.Storage.Sqlite;

/// <summary>The audit log in one table of the same file, appended by the same group commit.</summary>
internal sealed class SqliteAuditStore(SqliteDatabase database, TimeProvider time) : IAuditChains
{
    public async ValueTask AppendAsync(IReadOnlyList<AuditEvent> events, CancellationToken cancellationToken)
    {
        if (events.Count > 0)
        {
            await database.WriteAsync(session => Append(session, events, time.GetUtcNow()), cancellationToken);
        }
    }

    public ValueTask<AuditPage> QueryAsync(AuditQuery query, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(query.Limit);
        cancellationToken.ThrowIfCancellationRequested();
        return new(database.Read(query, static (session, query) =>
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

            // One more than asked for was read, to know whether there is a next page.
            if (events.Count <= query.Limit)
            {
                return new AuditPage(events, null);
            }

            events.RemoveAt(query.Limit);
            return new AuditPage(events, events[^1].Sequence);
        }));
    }

    public ValueTask<IReadOnlyList<AuditBucket>> SeriesAsync(
        AuditQuery query, AuditInterval interval, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(database.Read((query, interval), static (session, asked) =>
        {
            var series = new AuditSeries(asked.interval);
            AuditCounts.AddTo(series, session, asked.query, asked.interval);
            return series.Buckets;
        }));
    }

    public ValueTask<IReadOnlyList<AuditTally>> CountAsync(
        AuditQuery query, AuditField by, int top, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(top);
        cancellationToken.ThrowIfCancellationRequested();
        return new(database.Read((query, by, top), static (session, asked) =>
        {
            var tallies = new AuditTallies();
            AuditCounts.AddTo(tallies, session, asked.query, asked.by);
            return tallies.Top(asked.top);
        }));
    }

    public ValueTask<long> FindUnchainedUntilAsync(CancellationToken cancellationToken) =>
        new(database.Read("SELECT until FROM audit_unchained", static (session, sql) =>
        {
            using var row = session.Prepare(sql);
            return row.Step() ? row.Number(0) : 0;
        }));

    public IAsyncEnumerable<IReadOnlyList<AuditLink>> ReadLinksAsync(
        AuditRange range, CancellationToken cancellationToken) =>
        SqliteChains.ReadLinksAsync(database, range, cancellationToken);

    public IAsyncEnumerable<ChainHead> ReadHeadsAsync(AuditRange range, CancellationToken cancellationToken) =>
        SqliteChains.ReadHeadsAsync(database, range, cancellationToken);

    public ValueTask<int> PurgeAsync(
        int beforeDay, IReadOnlyList<HeldDays> held, CancellationToken cancellationToken) =>
        SqliteAuditPurge.RunAsync(database, beforeDay, held, cancellationToken);

    private static int Append(SqliteSession session, IReadOnlyList<AuditEvent> events, DateTimeOffset now)
    {
        foreach (var auditEvent in events)
        {
            ChainSql.Append(session, auditEvent, now);
        }

        return events.Count;
    }
}
