namespace McpGateway.Storage.Integrity;

/// <summary>Walks all chains of a range at once, as their events come. In memory are the ends of the chains, and a batch of
/// events.</summary>
/// <param name="unchainedUntil">Up to which sequence events may be without a chain.</param>
/// <param name="openFrom">Gateways still add to the chains of this day and later ones.</param>
internal sealed class ChainWalks(long unchainedUntil, int openFrom)
{
    private readonly Dictionary<ChainKey, ChainWalk> walks = [];
    private readonly List<AuditFinding> added = [];

    /// <summary>Events from before there were chains.</summary>
    public long Unchained { get; private set; }

    public long Chained { get; private set; }

    public int Count => walks.Count;

    public IEnumerable<AuditFinding> Findings =>
        walks.Values.Select(walk => walk.Finding).OfType<AuditFinding>().Concat(added);

    /// <summary>A chain ends here, or later where it is open. All heads come before the first event.</summary>
    public void Expect(ChainHead head) => walks[head.Key] = new(head.Key, head, head.Key.Day >= openFrom);

    public void Take(IReadOnlyList<AuditLink> batch)
    {
        var before = new byte[batch.Count][];
        var last = new Dictionary<ChainKey, byte[]>();
        for (var i = 0; i < batch.Count; i++)
        {
            if (batch[i].Chain is { } chain)
            {
                // What is stored of the event before is enough to judge this one, so that all can be judged at once.
                before[i] = last.GetValueOrDefault(chain) ?? Of(chain).Last;
                last[chain] = batch[i].Hash;
            }
        }

        var isWhole = new bool[batch.Count];
        Parallel.For(0, batch.Count, i => isWhole[i] = before[i] is { } hash && IsWhole(batch[i], hash));
        for (var i = 0; i < batch.Count; i++)
        {
            Take(batch[i], isWhole[i]);
        }
    }

    /// <summary>There are no further events.</summary>
    /// <param name="headsNow">Of the open days.</param>
    public void End(IReadOnlySet<ChainKey> headsNow)
    {
        foreach (var walk in walks.Values)
        {
            walk.End(headsNow.Contains(walk.Chain));
        }
    }

    private void Take(AuditLink link, bool isWhole)
    {
        if (link.Chain is { } chain)
        {
            Of(chain).Take(link, isWhole);
            Chained++;
        }
        else if (link.Event.Sequence <= unchainedUntil)
        {
            Unchained++;
        }
        else
        {
            added.Add(new(
                AuditFault.Added, ChainDay.Date(ChainDay.Of(link.Event.Time)), link.Event.OrganizerId ?? "",
                Sequence: link.Event.Sequence));
        }
    }

    private ChainWalk Of(ChainKey chain)
    {
        if (!walks.TryGetValue(chain, out var walk))
        {
            walks[chain] = walk = new(chain, head: null, chain.Day >= openFrom);
        }

        return walk;
    }

    private static bool IsWhole(AuditLink link, byte[] before)
    {
        if (before.Length != AuditBytes.HashSize)
        {
            return false;
        }

        Span<byte> hash = stackalloc byte[AuditBytes.HashSize];
        AuditBytes.Hash(link.Event, link.Chain!.Value, link.Position, before, hash);
        return hash.SequenceEqual(link.Hash);
    }
}
