using System.Runtime.InteropServices;

namespace McpGateway.Storage.Sqlite.Segments;

/// <summary>Takes events apart into columns.</summary>
internal sealed class SegmentDraft
{
    private static readonly (SegmentColumn Column, Func<AuditEvent, string?> Value)[] WordColumns =
    [
        (SegmentColumn.Action, found => found.Action), (SegmentColumn.Code, found => found.Code),
        (SegmentColumn.User, found => found.UserId), (SegmentColumn.Organizer, found => found.OrganizerId),
        (SegmentColumn.Connection, found => found.ConnectionId), (SegmentColumn.Client, found => found.ClientId),
        (SegmentColumn.Provider, found => found.Provider), (SegmentColumn.Tool, found => found.Tool),
        (SegmentColumn.ToolDigest, found => found.ToolDigest), (SegmentColumn.Effect, found => found.Effect),
        (SegmentColumn.Guard, found => found.Guard),
    ];

    private readonly List<long> times = [];
    private readonly List<long> sequences = [];
    private readonly List<int> minutes = [];
    private readonly List<byte> outcomes = [];
    private readonly Words[] words = [.. WordColumns.Select(_ => new Words())];

    public int Count => times.Count;

    public long LastSequence => sequences[^1];

    public long FromTime => Count == 0 ? 0 : times.Min();

    public long ToTime => Count == 0 ? 0 : times.Max();

    public void Add(AuditEvent found)
    {
        var time = found.Time.ToUnixTimeMilliseconds();
        times.Add(time);
        sequences.Add(found.Sequence);
        minutes.Add((int)(time / 60_000));
        outcomes.Add((byte)found.Outcome);
        for (var i = 0; i < words.Length; i++)
        {
            words[i].Add(WordColumns[i].Value(found));
        }
    }

    /// <summary>Every column with its words and codes.</summary>
    public IEnumerable<(SegmentColumn Column, byte[] Words, byte[] Codes)> Columns()
    {
        yield return (SegmentColumn.Time, [], Bytes(times));
        yield return (SegmentColumn.Sequence, [], Bytes(sequences));
        yield return (SegmentColumn.Minute, [], Bytes(minutes));
        yield return (SegmentColumn.Outcome, [], [.. outcomes]);
        for (var i = 0; i < words.Length; i++)
        {
            yield return (WordColumns[i].Column, words[i].Text(), words[i].Codes());
        }
    }

    private static byte[] Bytes<T>(List<T> numbers)
        where T : struct => MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(numbers)).ToArray();
}
