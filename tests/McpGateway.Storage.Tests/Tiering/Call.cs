namespace McpGateway.Storage.Tests.Tiering;

/// <summary>What an actor may ask of the store.</summary>
public enum Wish
{
    Read,
    Replace,
    Revoke,
    Add,
}

/// <summary>One call of an actor: when it began and ended, and what its caller was told.</summary>
internal sealed record Call(Wish Wish, int Actor, int Began)
{
    /// <summary>The moment of the answer, of the failure or of the crash.</summary>
    public int Ended { get; set; } = int.MaxValue;

    /// <summary>Whether it returned.</summary>
    public bool Returned { get; set; }

    /// <summary>Whether what was asked for was done.</summary>
    public bool Succeeded { get; set; }

    /// <summary>Of a read, what it gave; of a write, what it wrote.</summary>
    public StoredRecord? Record { get; set; }

    public override string ToString() => $"{Wish} by {Actor} [{Began}..{(Ended == int.MaxValue ? "" : Ended)}] "
        + (Returned ? Succeeded ? Record is { } record ? Stamp.Of(record) : "done" : "refused" : "failed");
}
