namespace McpGateway.Storage.Sqlite;

/// <summary>Up to which commit a file was at a moment: two marks are equal only when nobody committed in between. The
/// default is no mark and says nothing.</summary>
internal readonly record struct CommitMark(UInt128 Changes, UInt128 LastFrame, UInt128 Salt)
{
    public bool IsKnown => Changes != 0;

    // iChange of the WAL index, which grows by one with each commit.
    private uint Count => (uint)(Changes >> 64);

    /// <summary>Whether one commit, and only one, lies between the two.</summary>
    public bool IsNextAfter(CommitMark before) => IsKnown && before.IsKnown && Count == before.Count + 1;
}
