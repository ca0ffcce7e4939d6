using McpGateway.Storage.Upkeep;

namespace McpGateway.Storage.Sqlite;

/// <summary>The audit log in one table of the same file, appended by the same group commit.</summary>
internal sealed class SqliteAuditStore(SqliteDatabase database) : IAuditStore, INumberedEvents
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

    public ValueTask<int> PurgeAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        database.PurgeAsync(AuditSql.Purge, before, cancellationToken);

    public ValueTask<IReadOnlyList<AuditEvent>> ReadAsync(long after, int limit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(database.Read((after, limit), static (session, asked) =>
        {
            var events = new List<AuditEvent>();
            using var rows = session.Prepare(AuditSql.InOrder);
            rows.Bind(1, asked.after);
            rows.Bind(2, asked.limit);
            while (rows.Step())
            {
                events.Add(AuditSql.Read(rows));
            }

            return (IReadOnlyList<AuditEvent>)events;
        }));
    }

    public async ValueTask PutAsync(IReadOnlyList<AuditEvent> events, CancellationToken cancellationToken)
    {
        if (events.Count > 0)
        {
            await database.WriteAsync(session => Write(session, AuditSql.Put, events), cancellationToken);
        }
    }

    private static int Append(SqliteSession session, IReadOnlyList<AuditEvent> events) =>
        Write(session, AuditSql.Append, events);

    private static int Write(SqliteSession session, string sql, IReadOnlyList<AuditEvent> events)
    {
        foreach (var auditEvent in events)
        {
            using var write = session.Prepare(sql);
            AuditSql.Bind(write, auditEvent);
            if (sql == AuditSql.Put)
            {
                write.Bind(AuditSql.PutSequence, auditEvent.Sequence);
            }

            write.Step();
        }

        return events.Count;
    }
}
