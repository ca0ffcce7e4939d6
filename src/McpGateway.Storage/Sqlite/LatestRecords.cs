using System.Collections.Concurrent;

namespace McpGateway.Storage.Sqlite;

/// <summary>What was read since the last commit that may have changed a record: until the next one, whoever makes it, it is
/// still so, and need not be read again. What every call asks for costs a query per change that way, and not per
/// call.</summary>
internal sealed class LatestRecords
{
    /// <summary>A bound on memory.</summary>
    private const int Capacity = 2000;

    private readonly ConcurrentDictionary<RecordKey, Entry> entries = new();
    private int added;

    /// <summary>True when it is known what is there, perhaps nothing.</summary>
    public bool TryFind(RecordKey key, CommitMark mark, DateTimeOffset now, out StoredRecord? record)
    {
        record = null;
        if (!mark.IsKnown || !entries.TryGetValue(key, out var entry) || entry.Mark != mark)
        {
            return false;
        }

        record = entry.Record is { } kept && !(kept.ExpiresAt <= now) ? kept : null;
        return true;
    }

    /// <param name="mark">Of a moment before the reading.</param>
    public void Keep(RecordKey key, CommitMark mark, StoredRecord? record)
    {
        if (!mark.IsKnown)
        {
            return;
        }

        // Counting what is in it would lock it; what is in use comes back with its next reading.
        if (Interlocked.Increment(ref added) % Capacity == 0)
        {
            entries.Clear();
        }

        entries[key] = new(mark, record);
    }

    private sealed record Entry(CommitMark Mark, StoredRecord? Record);
}
