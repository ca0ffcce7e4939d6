using McpGateway.Storage.Integrity;

namespace McpGateway.Storage.Firestore;

/// <summary>
/// Chains that one process writes, one append at a time, so that it knows where they end. A lane whose append did not
/// surely succeed is never used again: what the store has of it is whole, with or without that append.
/// </summary>
internal sealed class FirestoreLane(string name)
{
    private readonly Dictionary<ChainKey, ChainHead> heads = [];

    /// <summary>The events with their places, and where their chains then end.</summary>
    /// <param name="events">In their order.</param>
    /// <param name="first">The sequence of the first.</param>
    /// <param name="now">When they are written.</param>
    public (List<AuditLink> Links, Dictionary<ChainKey, ChainHead> Heads) Draft(
        IReadOnlyList<AuditEvent> events, long first, DateTimeOffset now)
    {
        var links = new List<AuditLink>(events.Count);
        var next = new Dictionary<ChainKey, ChainHead>();
        for (var i = 0; i < events.Count; i++)
        {
            var auditEvent = events[i] with { Sequence = first + i };
            var chain = new ChainKey(ChainDay.Of(auditEvent.Time, now), auditEvent.OrganizerId ?? "", name);
            var head = next.GetValueOrDefault(chain) ?? heads.GetValueOrDefault(chain);
            var hash = new byte[AuditBytes.HashSize];
            var position = (head?.Count ?? 0) + 1;
            AuditBytes.Hash(auditEvent, chain, position, head is null ? AuditBytes.Beginning : head.Hash, hash);
            links.Add(new(auditEvent, chain, position, hash));
            next[chain] = new(chain, position, hash);
        }

        return (links, next);
    }

    public bool Knows(ChainKey chain) => heads.ContainsKey(chain);

    /// <summary>They are in the store now.</summary>
    public void Keep(Dictionary<ChainKey, ChainHead> written, DateTimeOffset now)
    {
        foreach (var (chain, head) in written)
        {
            heads[chain] = head;
        }

        // Nobody adds to days that are over.
        var over = ChainDay.LastOver(now);
        foreach (var chain in heads.Keys.Where(chain => chain.Day <= over).ToList())
        {
            heads.Remove(chain);
        }
    }
}
