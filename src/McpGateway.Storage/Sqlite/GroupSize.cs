namespace McpGateway.Storage.Sqlite;

/// <summary>How many writers a group commit waits for: as many as came together lately.</summary>
/// <remarks>A commit writes whole pages and waits for the disk, for one event as for fifty. So where many write at a time,
/// it is worth a moment until they are there. A few are not kept waiting: they would wait for nobody else, and for longer
/// than the disk takes.</remarks>
internal sealed class GroupSize
{
    /// <summary>More would hardly make a commit cheaper for each, and keep the first of them waiting.</summary>
    public const int Most = 16;

    /// <summary>After so many groups that were complete it is tried whether one more comes.</summary>
    public const int TryAfter = 8;

    // So many begin the waiting, and fewer end it: how many come together changes from group to group.
    private const int Many = 5;
    private const int Few = 2;

    private int came = Most;
    private int completeGroups;
    private bool wereMany;

    /// <summary>The size at which the next group is complete; 1 when nobody is waited for.</summary>
    public int Wanted => wereMany ? came : 1;

    /// <summary>A group begins with that many.</summary>
    /// <param name="count">How many are in it.</param>
    /// <param name="isComplete">False when more were waited for and did not come in time.</param>
    public void Note(int count, bool isComplete)
    {
        came = !wereMany ? Most
            : !isComplete ? count
            : Math.Min(Most, Math.Max(count, ++completeGroups % TryAfter == 0 ? came + 1 : came));
        wereMany = count >= Many || (wereMany && count > Few);
    }
}
