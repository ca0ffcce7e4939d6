using System.Text.Json;

namespace McpGateway.Tools.Guards.Ledger;

/// <summary>
/// What was used in the last period, in buckets of a 24th of it. A bucket counts until a whole period after its end, so in
/// no period of that length, wherever it begins, is more used than allowed; what was used counts a 24th longer at most.
/// </summary>
internal sealed class UsageWindow
{
    private const int Buckets = 24;

    private readonly TimeSpan within;
    private readonly List<UsageEntry> entries;

    private UsageWindow(TimeSpan within, List<UsageEntry> entries)
    {
        this.within = within;
        this.entries = entries;
    }

    public decimal Sum => entries.Sum(entry => entry.Amount);

    /// <summary>When nothing of it counts any more.</summary>
    public DateTimeOffset End(DateTimeOffset now) => entries.Count == 0
        ? now + within
        : DateTimeOffset.FromUnixTimeMilliseconds(entries.Max(entry => entry.Until)) + within;

    /// <summary>What still counts of a stored window; nothing stored counts as nothing used.</summary>
    public static UsageWindow Read(ReadOnlyMemory<byte>? content, TimeSpan within, DateTimeOffset now)
    {
        var oldest = (now - within).ToUnixTimeMilliseconds();
        var stored = content is { } json
            ? JsonSerializer.Deserialize(json.Span, LedgerJson.Default.UsageEntryArray)!
            : [];
        return new(within, [.. stored.Where(entry => entry.Until > oldest)]);
    }

    /// <summary>The end of the bucket in which something is used now. Aligned, so that replicas share buckets.</summary>
    public static long BucketEnd(TimeSpan within, DateTimeOffset now)
    {
        var length = (long)within.TotalMilliseconds / Buckets;
        return ((now.ToUnixTimeMilliseconds() / length) + 1) * length;
    }

    /// <summary>Adds to a bucket, or takes back with a negative amount, at most what is there.</summary>
    public void Add(long bucketEnd, decimal amount)
    {
        var index = entries.FindIndex(entry => entry.Until == bucketEnd);
        var sum = amount + (index < 0 ? 0 : entries[index].Amount);
        if (index >= 0)
        {
            entries.RemoveAt(index);
        }

        if (sum > 0)
        {
            entries.Add(new(bucketEnd, sum));
        }
    }

    public byte[] ToJson() =>
        JsonSerializer.SerializeToUtf8Bytes([.. entries], LedgerJson.Default.UsageEntryArray);
}
