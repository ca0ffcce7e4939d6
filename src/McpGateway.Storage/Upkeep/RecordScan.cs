using System.Runtime.CompilerServices;
using McpGateway.Storage.Sqlite;

namespace McpGateway.Storage.Upkeep;

/// <summary>Reads whole stores, in pages.</summary>
internal static class RecordScan
{
    private const int Page = 500;

    public static async IAsyncEnumerable<StoredRecord> ReadAsync(
        IRecordStore records, string kind, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IReadOnlyList<StoredRecord> page = [];
        do
        {
            var last = page.Count > 0 ? page[^1].Id : null;
            page = await records.ListAsync(kind, index: null, last, Page, cancellationToken);
            foreach (var record in page)
            {
                yield return record;
            }
        }
        while (page.Count == Page);
    }

    /// <summary>The kinds that a file has, known to this gateway or not.</summary>
    public static IReadOnlyList<string> KindsIn(SqliteDatabase database) => database.Read(
        "SELECT DISTINCT kind FROM record ORDER BY kind",
        static (session, sql) =>
        {
            var kinds = new List<string>();
            using var rows = session.Prepare(sql);
            while (rows.Step())
            {
                kinds.Add(rows.Text(0));
            }

            return kinds;
        });
}
