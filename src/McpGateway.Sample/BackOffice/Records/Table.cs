using System.Collections.Immutable;

namespace McpGateway.Sample.BackOffice.Records;

/// <summary>All objects of one kind, by id. Readers see a whole state; writers hold the organizer's gate.</summary>
internal sealed class Table<T>
    where T : Owned
{
    private volatile ImmutableSortedDictionary<string, T> rows =
        ImmutableSortedDictionary.Create<string, T>(StringComparer.Ordinal);

    public int Count => rows.Count;

    public IEnumerable<T> All => rows.Values;

    public T? Find(string id) => rows.GetValueOrDefault(id);

    /// <summary>Adds a row, or replaces the one with its id.</summary>
    public T Put(T row)
    {
        rows = rows.SetItem(row.Id, row);
        return row;
    }

    public void Fill(IEnumerable<T> seeded) =>
        rows = rows.SetItems(seeded.Select(row => KeyValuePair.Create(row.Id, row)));
}
