namespace McpGateway.Tools.Output;

/// <summary>The object or list that is being written, as the text sees it.</summary>
internal struct Layer
{
    private int next;

    /// <summary>How the text shows it.</summary>
    public TextForm Form { get; init; }

    /// <summary>By which its members go without their names; null where each has its own.</summary>
    public NameOrder? Order { get; init; }

    /// <summary>The order is learned from this object.</summary>
    public bool IsFirstOfKind { get; init; }

    /// <summary>Something has been written into it.</summary>
    public bool HasContent { get; set; }

    /// <summary>Whether the member, which is written now, needs its name.</summary>
    public bool Names(Member member)
    {
        if (Order is null)
        {
            return true;
        }

        if (IsFirstOfKind)
        {
            Order.Add(member);
            return true;
        }

        return !Order.IsNext(member, ref next);
    }
}
