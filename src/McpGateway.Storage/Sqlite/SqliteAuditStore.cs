namespace McpGateway.Storage.Sqlite;

/// <summary>The audit log in one table of the same file, appended by the same group commit.</summary>
internal sealed class SqliteAuditStore(SqliteDatabase database) : IAuditStore
{
    public async ValueTask AppendAsync(IReadOnlyList<AuditEvent> events, CancellationToken cancellationToken)
    {
        if (events.Count > 0)
        {
            await database.WriteAsync(session => Append(session, events), cancellationToken);
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

    public ValueTask<int> PurgeAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        database.PurgeAsync(AuditSql.Purge, before, cancellationToken);

    private static int Append(SqliteSession session, IReadOnlyList<AuditEvent> events)
    {
        foreach (var auditEvent in events)
        {
            using var append = session.Prepare(AuditSql.Append);
            AuditSql.Bind(append, auditEvent);
            append.Step();
        }

        return events.Count;
    }
}
