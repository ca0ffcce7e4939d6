using System.Runtime.CompilerServices;

namespace McpGateway.Storage;

/// <summary>Reads all of a query, however long it is.</summary>
public static class AuditReading
{
    private const int PageSize = 1000;

    extension(IAuditStore store)
    {
        /// <summary>Every event that matches, newest first, a page in memory at a time; the limit of the query does not
        /// count. What is appended meanwhile may be missing, and what retention deletes meanwhile as well.</summary>
        public async IAsyncEnumerable<AuditEvent> ReadAsync(
            AuditQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            long? next = query.Before;
            do
            {
                var page = await store.QueryAsync(
                    query with { Before = next, Limit = PageSize }, cancellationToken);
                foreach (var found in page.Events)
                {
                    yield return found;
                }

                next = page.Next;
            }
            while (next is not null);
        }
    }
}
