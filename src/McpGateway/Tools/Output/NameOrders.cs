namespace McpGateway.Tools.Output;

/// <summary>Which names of fields a text goes without: the first object of a kind shows them, and those after it are read
/// by its order. A list of twenty would otherwise spend half of its words on names.</summary>
internal sealed class NameOrders
{
    // Taken up again for the next answer, from the start.
    private readonly List<NameOrder> orders = [];

    /// <summary>How many kinds there have been.</summary>
    public int Count { get; private set; }

    /// <summary>The order of the kind, and whether this object is the first of it.</summary>
    public (NameOrder Order, bool IsFirst) Of(ObjectShape kind)
    {
        for (var index = 0; index < Count; index++)
        {
            if (orders[index].Kind == kind)
            {
                return (orders[index], false);
            }
        }

        if (Count == orders.Count)
        {
            orders.Add(new());
        }

        var order = orders[Count++];
        order.Begin(kind);
        return (order, true);
    }

    /// <summary>Forgets the kinds since there were so many: what they were learned from has been taken back.</summary>
    public void CutTo(int count) => Count = count;
}
