using System.Runtime.CompilerServices;
using McpGateway.Storage.Integrity;

namespace McpGateway.Storage.Sqlite;

/// <summary>Reads the chains of a file in the order of their writing, a batch in memory at a time.</summary>
internal static class SqliteChains
{
    private const int Batch = 4096;

    private const string Links = $"""
        SELECT {AuditSql.Columns}, sequence, day, position, hash, lane FROM audit_event
         WHERE sequence > ?1 AND coalesce(day, time / 86400000) BETWEEN ?2 AND ?3
           AND (?4 IS NULL OR coalesce(organizer_id, '') = ?4)
         ORDER BY sequence LIMIT ?5
        """;

    private const string Heads = """
        SELECT day, organizer_id, count, hash, lane FROM audit_head
         WHERE (day, organizer_id, lane) > (?1, ?2, ?7) AND day BETWEEN ?3 AND ?4 AND (?5 IS NULL OR organizer_id = ?5)
         ORDER BY day, organizer_id, lane LIMIT ?6
        """;

    public static async IAsyncEnumerable<IReadOnlyList<AuditLink>> ReadLinksAsync(
        SqliteDatabase database, AuditRange range, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        List<AuditLink> batch;
        var last = 0L;
        var next = Task.Run(() => ReadLinks(database, range, 0), cancellationToken);
        while ((batch = await next).Count > 0)
        {
            last = batch[^1].Event.Sequence;
            // The next batch is read while this one is looked at.
            next = Task.Run(() => ReadLinks(database, range, last), cancellationToken);
            yield return batch;
        }
    }

    public static async IAsyncEnumerable<ChainHead> ReadHeadsAsync(
        SqliteDatabase database, AuditRange range, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        List<ChainHead> batch = [];
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            var last = batch.Count > 0 ? batch[^1].Key : new ChainKey(int.MinValue, "", "");
            batch = await Task.Run(() => ReadHeads(database, range, last), cancellationToken);
            foreach (var head in batch)
            {
                yield return head;
            }
        }
        while (batch.Count == Batch);
    }

    private static List<AuditLink> ReadLinks(SqliteDatabase database, AuditRange range, long after) =>
        database.Read((range, after), static (session, asked) =>
        {
            var links = new List<AuditLink>(Batch);
            using var rows = session.Prepare(Links);
            rows.Bind(1, asked.after);
            rows.Bind(2, asked.range.FromDay ?? int.MinValue);
            rows.Bind(3, asked.range.ToDay ?? int.MaxValue);
            rows.Bind(4, asked.range.OrganizerId);
            rows.Bind(5, Batch);
            while (rows.Step())
            {
                links.Add(ReadLink(rows));
            }

            return links;
        });

    private static AuditLink ReadLink(SqliteStatement row)
    {
        var auditEvent = AuditSql.Read(row);
        var day = row.NumberOrNull(AuditSql.Members + 1);
        var hash = row.Bytes(AuditSql.Members + 3).ToArray();
        return new(
            auditEvent,
            day is null && hash.Length == 0
                ? null
                : new ChainKey((int)(day ?? 0), auditEvent.OrganizerId ?? "", row.Text(AuditSql.Members + 4)),
            row.Number(AuditSql.Members + 2),
            hash);
    }

    private static List<ChainHead> ReadHeads(SqliteDatabase database, AuditRange range, ChainKey after) =>
        database.Read((range, after), static (session, asked) =>
        {
            var heads = new List<ChainHead>();
            using var rows = session.Prepare(Heads);
            rows.Bind(1, asked.after.Day);
            rows.Bind(2, asked.after.OrganizerId);
            rows.Bind(3, asked.range.FromDay ?? int.MinValue);
            rows.Bind(4, asked.range.ToDay ?? int.MaxValue);
            rows.Bind(5, asked.range.OrganizerId);
            rows.Bind(6, Batch);
            rows.Bind(7, asked.after.Lane);
            while (rows.Step())
            {
                heads.Add(new(
                    new((int)rows.Number(0), rows.Text(1), rows.Text(4)), rows.Number(2), rows.Bytes(3).ToArray()));
            }

            return heads;
        });
}
