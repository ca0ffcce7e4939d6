using McpGateway.Sample.BackOffice.Records;

namespace McpGateway.Sample.BackOffice.Api;

/// <summary>Finds a row that must exist.</summary>
internal static class RowLookup
{
    extension<T>(Table<T> table)
        where T : Owned
    {
        /// <exception cref="Refusal">404: nothing of this organizer has the id.</exception>
        public T Get(string id) => table.Find(id) ?? throw Refusal.NotFound(NameOf(typeof(T)), id);
    }

    private static string NameOf(Type kind) => kind.Name.ToLowerInvariant();
}
