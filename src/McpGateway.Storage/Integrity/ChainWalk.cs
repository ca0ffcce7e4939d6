namespace McpGateway.Storage.Integrity;

/// <summary>One chain on the way from its first event to its last: what was seen of it, and the first thing that is
/// wrong.</summary>
/// <param name="chain">Which.</param>
/// <param name="head">Its end before the walk began; null when it had none then.</param>
/// <param name="isOpen">Whether gateways still add to it.</param>
internal sealed class ChainWalk(ChainKey chain, ChainHead? head, bool isOpen)
{
    private long expected = 1;

    public ChainKey Chain => chain;

    /// <summary>The stored hash of the last event.</summary>
    public byte[] Last { get; private set; } = AuditBytes.Beginning.ToArray();

    public AuditFinding? Finding { get; private set; }

    /// <summary>Takes the next event.</summary>
    /// <param name="link">The event.</param>
    /// <param name="isWhole">Whether its hash is that of what is stored and of <see cref="Last"/> before it.</param>
    public void Take(AuditLink link, bool isWhole)
    {
        if (link.Position == expected)
        {
            if (!isWhole)
            {
                Find(AuditFault.Changed, link);
            }
            else if (link.Position == head?.Count && !head.Hash.AsSpan().SequenceEqual(link.Hash))
            {
                Find(AuditFault.HeadChanged, link);
            }

            expected++;
        }
        else if (link.Position > expected)
        {
            Find(AuditFault.Missing, expected);
            expected = link.Position + 1;
        }
        else if (Finding is { Fault: AuditFault.Missing } gap && gap.Position == link.Position)
        {
            // It was only displaced.
            Finding = gap with { Fault = AuditFault.OutOfOrder, Sequence = link.Event.Sequence };
        }
        else
        {
            Find(AuditFault.Added, link);
        }

        if (!isOpen && link.Position > head?.Count)
        {
            Find(AuditFault.Added, link);
        }

        Last = link.Hash;
    }

    /// <summary>There are no further events.</summary>
    /// <param name="hasHead">Whether there is a head now, where there was none at first.</param>
    public void End(bool hasHead)
    {
        if (head is null && !hasHead)
        {
            Find(AuditFault.HeadMissing, expected - 1);
        }
        else if (head?.Count >= expected)
        {
            Find(AuditFault.CutAtTheEnd, expected);
        }
    }

    private void Find(AuditFault fault, AuditLink link) => Find(fault, link.Position, link.Event.Sequence);

    /// <summary>Only the first counts: what follows may follow from it.</summary>
    private void Find(AuditFault fault, long position, long? sequence = null) => Finding ??= new(
        fault, ChainDay.Date(chain.Day), chain.OrganizerId, position, sequence, chain.Lane);
}
