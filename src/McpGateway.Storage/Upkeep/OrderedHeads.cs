using System.Runtime.CompilerServices;
using McpGateway.Storage.Integrity;

namespace McpGateway.Storage.Upkeep;

/// <summary>The ends of all chains in one order, whichever store they lie in: by day, organizer and lane. In memory are those
/// of a day.</summary>
internal sealed class OrderedHeads(IAuditChains chains)
{
    public async IAsyncEnumerable<ChainHead> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var day = new List<ChainHead>();
        await foreach (var head in chains.ReadHeadsAsync(new(), cancellationToken))
        {
            if (day is [var first, ..] && first.Key.Day != head.Key.Day)
            {
                foreach (var ordered in day.Order(Comparer<ChainHead>.Create(Compare)))
                {
                    yield return ordered;
                }

                day.Clear();
            }

            day.Add(head);
        }

        foreach (var ordered in day.Order(Comparer<ChainHead>.Create(Compare)))
        {
            yield return ordered;
        }
    }

    public static int Compare(ChainHead one, ChainHead other)
    {
        var byDay = one.Key.Day.CompareTo(other.Key.Day);
        var byOrganizer = byDay != 0 ? byDay : string.CompareOrdinal(one.Key.OrganizerId, other.Key.OrganizerId);
        return byOrganizer != 0 ? byOrganizer : string.CompareOrdinal(one.Key.Lane, other.Key.Lane);
    }
}
