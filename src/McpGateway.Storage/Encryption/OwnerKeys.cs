namespace McpGateway.Storage.Encryption;

/// <summary>What this process knows of an owner's sealing keys.</summary>
internal sealed class OwnerKeys(long lookedAt)
{
    private long lookedAt = lookedAt;
    private NewestKey? newest;

    /// <summary>Null until something was sealed, or looked for, in this process.</summary>
    public NewestKey? Newest
    {
        get => Volatile.Read(ref newest);
        set => Volatile.Write(ref newest, value);
    }

    public long LookedAt => Volatile.Read(ref lookedAt);

    /// <summary>True for one of all that find that it is time to look again.</summary>
    public bool TryClaimLook(long seen, long now) => Interlocked.CompareExchange(ref lookedAt, now, seen) == seen;

    /// <summary>Nothing came of the look.</summary>
    public void ReturnLook(long seen) => Volatile.Write(ref lookedAt, seen);
}
