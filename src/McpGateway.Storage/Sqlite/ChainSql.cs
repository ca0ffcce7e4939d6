using McpGateway.Storage.Integrity;

namespace McpGateway.Storage.Sqlite;

/// <summary>Adds events to their chains. The ends of the chains are read inside the transaction that moves them, so that
/// several processes may write to one file.</summary>
internal static class ChainSql
{
    private const string FindLast = "SELECT seq FROM sqlite_sequence WHERE name = 'audit_event'";

    private const string FindHead =
        "SELECT count, hash FROM audit_head WHERE day = ?1 AND organizer_id = ?2 AND lane = ?3";

    private const string PutHead = """
        INSERT INTO audit_head (day, organizer_id, count, hash, lane) VALUES (?1, ?2, ?3, ?4, ?5)
            ON CONFLICT DO UPDATE SET count = excluded.count, hash = excluded.hash
        """;

    public static void Append(SqliteSession session, AuditEvent auditEvent, DateTimeOffset now)
    {
        var chain = new ChainKey(ChainDay.Of(auditEvent.Time, now), auditEvent.OrganizerId ?? "", Lane: "");
        // The sequence is part of what is hashed, so it is given here.
        auditEvent = auditEvent with { Sequence = session.Ends.TakeSequence() };
        var end = session.Ends.Of(chain);
        Span<byte> hash = stackalloc byte[AuditBytes.HashSize];
        AuditBytes.Hash(auditEvent, chain, end.Count + 1, end.Hash, hash);

        using var append = session.Prepare(AuditSql.Append);
        AuditSql.Bind(append, auditEvent);
        append.Bind(AuditSql.Members + 1, auditEvent.Sequence);
        append.Bind(AuditSql.Members + 2, chain.Day);
        append.Bind(AuditSql.Members + 3, end.Count + 1);
        append.Bind(AuditSql.Members + 4, hash);
        append.Step();

        // Only now: an event that could not be added has no place in the chain.
        end.Count++;
        hash.CopyTo(end.Hash);
    }

    /// <summary>Puts an event where it was in another store.</summary>
    public static void Put(SqliteSession session, AuditLink link)
    {
        session.Ends.Settle();
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

    public static void Put(SqliteSession session, ChainHead head)
    {
        session.Ends.Settle();
        Put(session, head.Key, head.Count, head.Hash);
    }

    public static void Put(SqliteSession session, in ChainKey chain, long count, ReadOnlySpan<byte> hash)
    {
        using var put = session.Prepare(PutHead);
        put.Bind(1, chain.Day);
        put.Bind(2, chain.OrganizerId);
        put.Bind(3, count);
        put.Bind(4, hash);
        put.Bind(5, chain.Lane);
        put.Step();
    }

    public static long FindSequence(SqliteSession session)
    {
        using var find = session.Prepare(FindLast);
        return find.Step() ? find.Number(0) : 0;
    }

    public static ChainEnd FindEnd(SqliteSession session, in ChainKey chain)
    {
        var end = new ChainEnd();
        using var find = session.Prepare(FindHead);
        find.Bind(1, chain.Day);
        find.Bind(2, chain.OrganizerId);
        find.Bind(3, chain.Lane);
        if (find.Step())
        {
            end.Count = find.Number(0);
            var hash = find.Bytes(1);
            // Whatever somebody made of it, the next event does not become lost for it; the verifier tells.
            hash[..Math.Min(hash.Length, end.Hash.Length)].CopyTo(end.Hash);
        }

        return end;
    }
}
