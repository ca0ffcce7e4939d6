namespace McpGateway.Storage.Encryption;

/// <summary>
/// The generations of the hash key. All verify; a new one computes only when every process has had the time to find it,
/// so that none meets a hash that it cannot judge.
/// </summary>
internal sealed class HashKeys
{
    private readonly TimeProvider time;
    private readonly TimeSpan knownFor;
    private readonly DataKey[] all;
    private readonly DataKey before;
    private readonly long newestFoundAt;
    private long lookedAt;

    public HashKeys(DataKey[] all, TimeProvider time, TimeSpan knownFor, long lookedAt)
        : this(all, all.Length > 1 ? all[^2] : all[^1], time, knownFor, lookedAt)
    {
    }

    private HashKeys(DataKey[] all, DataKey before, TimeProvider time, TimeSpan knownFor, long lookedAt)
    {
        this.all = all;
        this.before = before;
        this.time = time;
        this.knownFor = knownFor;
        this.lookedAt = lookedAt;
        newestFoundAt = time.GetTimestamp();
    }

    public ReadOnlySpan<DataKey> All => all;

    public DataKey Computing => time.GetElapsedTime(newestFoundAt) >= knownFor ? all[^1] : before;

    /// <summary>Whether another process may by now compute with a generation that this one has not looked for.
    /// </summary>
    public bool MayLackOne => time.GetElapsedTime(Volatile.Read(ref lookedAt)) >= knownFor;

    /// <summary>There was no other when it was looked for one.</summary>
    /// <param name="at">When the looking began.</param>
    public void NoteLooked(long at) => Volatile.Write(ref lookedAt, at);

    /// <summary>These and one that was just found.</summary>
    public HashKeys With(DataKey next, long at) => new([.. all, next], Computing, time, knownFor, at);
}
