using McpGateway.Storage.Integrity;

namespace McpGateway.Storage.Sqlite;

/// <summary>The ends of the chains that a transaction goes on with: each is read once and written once, for however many
/// events. Nothing is kept beyond the transaction, since other processes may write to the same file.</summary>
internal sealed class ChainEnds(SqliteSession session)
{
    private readonly Dictionary<ChainKey, ChainEnd> ends = [];
    private long? sequence;

    /// <summary>The next sequence number: what AUTOINCREMENT would give.</summary>
    public long TakeSequence()
    {
        sequence = (sequence ?? ChainSql.FindSequence(session)) + 1;
        return sequence.Value;
    }

    /// <summary>Where the chain ends, to be moved on by who appends.</summary>
    public ChainEnd Of(in ChainKey chain)
    {
        if (!ends.TryGetValue(chain, out var end))
        {
            ends[chain] = end = ChainSql.FindEnd(session, chain);
        }

        return end;
    }

    /// <summary>Writes what was moved; before the commit, and before anything else reads or deletes it.</summary>
    public void Settle()
    {
        foreach (var (chain, end) in ends)
        {
            ChainSql.Put(session, chain, end.Count, end.Hash);
        }

        Forget();
    }

    /// <summary>The transaction is undone, or over.</summary>
    public void Forget()
    {
        ends.Clear();
        sequence = null;
    }
}
