using System.Runtime.CompilerServices;

namespace McpGateway.Storage;

/// <summary>Reads a store to its end.</summary>
internal static class RecordPages
{
    private const int Page = 500;

    /// <summary>All records of a kind, in the order of their ids; a page of them is in memory at a time.</summary>
    public static async IAsyncEnumerable<StoredRecord> ReadAllAsync(
        this IRecordStore records, string kind, [EnumeratorCancellation] CancellationToken cancellationToken)
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
}
