using McpGateway.Storage.Integrity;

namespace McpGateway.Storage.Sqlite;

/// <summary>Adds events to their chains. The ends of the chains are read inside the transaction that moves them, so that
/// several processes may write to one file.</summary>
internal static class ChainSql
{
    // The sequence is part of what is hashed, so it is given here: what AUTOINCREMENT would give.
    private const string FindHead = """
        SELECT last.seq, head.count, head.hash FROM (SELECT 1)
          LEFT JOIN sqlite_sequence AS last ON last.name = 'audit_event'
          LEFT JOIN audit_head AS head ON head.day = ?1 AND head.organizer_id = ?2 AND head.lane = ''
        """;

    private const string PutHead = """
        INSERT INTO audit_head (day, organizer_id, count, hash, lane) VALUES (?1, ?2, ?3, ?4, ?5)
            ON CONFLICT DO UPDATE SET count = excluded.count, hash = excluded.hash
        """;

    public static void Append(SqliteSession session, AuditEvent auditEvent, DateTimeOffset now)
    {
        var chain = new ChainKey(ChainDay.Of(auditEvent.Time, now), auditEvent.OrganizerId ?? "", Lane: "");
        Span<byte> before = stackalloc byte[AuditBytes.HashSize];
        Span<byte> hash = stackalloc byte[AuditBytes.HashSize];
        var (sequence, position) = Find(session, chain, before);
        auditEvent = auditEvent with { Sequence = sequence + 1 };
        AuditBytes.Hash(auditEvent, chain, position + 1, before, hash);

        using var append = session.Prepare(AuditSql.Append);
        AuditSql.Bind(append, auditEvent);
        append.Bind(AuditSql.Members + 1, auditEvent.Sequence);
        append.Bind(AuditSql.Members + 2, chain.Day);
        append.Bind(AuditSql.Members + 3, position + 1);
        append.Bind(AuditSql.Members + 4, hash);
        append.Step();

        End(session, chain, position + 1, hash);
    }

    /// <summary>Puts an event where it was in another store.</summary>
    public static void Put(SqliteSession session, AuditLink link)
    {
        using var put = session.Prepare(AuditSql.Put);
        AuditSql.Bind(put, link.Event);
        put.Bind(AuditSql.Members + 1, link.Event.Sequence);
        put.Bind(AuditSql.Members + 2, (long?)link.Chain?.Day);
        put.Bind(AuditSql.Members + 3, link.Position > 0 ? link.Position : null);
        if (link.Hash.Length > 0)
        {
            put.Bind(AuditSql.Members + 4, link.Hash.AsSpan());
        }

        put.Bind(AuditSql.Members + 5, link.Chain?.Lane ?? "");
        put.Step();
    }

    public static void Put(SqliteSession session, ChainHead head) => End(session, head.Key, head.Count, head.Hash);

    private static void End(SqliteSession session, in ChainKey chain, long count, ReadOnlySpan<byte> hash)
    {
        using var put = session.Prepare(PutHead);
        put.Bind(1, chain.Day);
        put.Bind(2, chain.OrganizerId);
        put.Bind(3, count);
        put.Bind(4, hash);
        put.Bind(5, chain.Lane);
        put.Step();
    }

    private static (long Sequence, long Position) Find(SqliteSession session, in ChainKey chain, Span<byte> before)
    {
        using var find = session.Prepare(FindHead);
        find.Bind(1, chain.Day);
        find.Bind(2, chain.OrganizerId);
        find.Step();
        var sequence = find.NumberOrNull(0) ?? 0;
        if (find.IsNull(1))
        {
            AuditBytes.Beginning.CopyTo(before);
            return (sequence, 0);
        }

        var hash = find.Bytes(2);
        // Whatever somebody made of it, the next event does not become lost for it; the verifier tells.
        hash[..Math.Min(hash.Length, before.Length)].CopyTo(before);
        return (sequence, find.Number(1));
    }
}
