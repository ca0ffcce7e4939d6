namespace McpGateway.Storage.Sqlite;

/// <summary>Tells since which commit the records of a file are what they are. Nearly all commits only append to the audit
/// log; those of this process are known to have left the records alone.</summary>
internal sealed class RecordsMark
{
    private volatile Stretch? latest;

    /// <summary>The earliest mark known to have the same records; the mark itself where none is.</summary>
    public CommitMark Of(CommitMark mark) => latest is { } stretch && stretch.To == mark ? stretch.From : mark;

    /// <summary>Called after each commit of this process that changed no record, by one thread.</summary>
    /// <param name="before">Read inside the transaction, when nobody else could commit.</param>
    /// <param name="after">Read after the commit: perhaps somebody else has committed meanwhile, and then nothing is
    /// known.</param>
    public void LeftAlone(CommitMark before, CommitMark after)
    {
        if (after.IsNextAfter(before))
        {
            latest = new(Of(before), after);
        }
    }

    private sealed record Stretch(CommitMark From, CommitMark To);
}
