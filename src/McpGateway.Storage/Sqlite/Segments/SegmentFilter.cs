using System.Runtime.InteropServices;
using System.Text;

namespace McpGateway.Storage.Sqlite.Segments;

/// <summary>Which events of a segment match a query.</summary>
internal sealed class SegmentFilter
{
    private readonly List<(SegmentColumn Column, byte[][] Values)> words = [];
    private readonly AuditOutcome? outcome;
    private readonly long from;
    private readonly long to;
    private readonly List<int> wanted = [];

    public SegmentFilter(AuditQuery query)
    {
        from = query.From?.ToUnixTimeMilliseconds() ?? long.MinValue;
        to = query.To?.ToUnixTimeMilliseconds() ?? long.MaxValue;
        outcome = query.Outcome;
        Add(SegmentColumn.Action, query.Action);
        Add(SegmentColumn.Code, query.Code);
        Add(SegmentColumn.User, query.UserId);
        if (query.UserForms is { } forms)
        {
            words.Add((SegmentColumn.User, [.. forms.Select(Encoding.UTF8.GetBytes)]));
        }

        Add(SegmentColumn.Organizer, query.OrganizerId);
        Add(SegmentColumn.Connection, query.ConnectionId);
        Add(SegmentColumn.Client, query.ClientId);
        Add(SegmentColumn.Provider, query.Provider);
        Add(SegmentColumn.Tool, query.Tool);
        Add(SegmentColumn.ToolDigest, query.ToolDigest);
        Add(SegmentColumn.Effect, query.Effect);
        Add(SegmentColumn.Guard, query.Guard);
    }

    /// <summary>Sets in the mask which events match; false when none does.</summary>
    public bool Match(SegmentReader reader, Segment segment, Span<bool> mask)
    {
        if (segment.Events == 0 || segment.ToTime < from || segment.FromTime >= to)
        {
            return false;
        }

        mask.Fill(true);
        foreach (var (column, values) in words)
        {
            if (!Match(reader, segment, column, values, mask))
            {
                return false;
            }
        }

        if (outcome is { } only)
        {
            Keep(reader.Read(segment, SegmentColumn.Outcome), (byte)only, mask);
        }

        if (segment.FromTime < from || segment.ToTime >= to)
        {
            var times = reader.ReadLongs(segment, SegmentColumn.Time);
            for (var i = 0; i < times.Length; i++)
            {
                mask[i] &= times[i] >= from && times[i] < to;
            }
        }

        return mask.Contains(true);
    }

    private bool Match(
        SegmentReader reader, Segment segment, SegmentColumn column, byte[][] values, Span<bool> mask)
    {
        wanted.Clear();
        var codes = reader.Read(segment, column, text =>
        {
            foreach (var value in values)
            {
                if (Words.Find(text, value) is var code and > 0)
                {
                    wanted.Add(code);
                }
            }

            return wanted.Count > 0;
        });
        if (wanted.Count == 0)
        {
            return false;
        }

        if (wanted is [var only])
        {
            if (codes.Length == segment.Events)
            {
                Keep(codes, (byte)only, mask);
            }
            else
            {
                Keep(MemoryMarshal.Cast<byte, ushort>(codes), (ushort)only, mask);
            }

            return true;
        }

        KeepAny(codes, segment.Events, mask);
        return true;
    }

    private void KeepAny(ReadOnlySpan<byte> codes, int events, Span<bool> mask)
    {
        var isWanted = new bool[ushort.MaxValue + 1];
        wanted.ForEach(code => isWanted[code] = true);
        var wide = MemoryMarshal.Cast<byte, ushort>(codes);
        for (var i = 0; i < mask.Length; i++)
        {
            mask[i] &= isWanted[codes.Length == events ? codes[i] : wide[i]];
        }
    }

    private static void Keep<T>(ReadOnlySpan<T> codes, T wanted, Span<bool> mask)
        where T : unmanaged, IEquatable<T>
    {
        for (var i = 0; i < mask.Length; i++)
        {
            mask[i] &= codes[i].Equals(wanted);
        }
    }

    private void Add(SegmentColumn column, string? value)
    {
        if (value is not null)
        {
            words.Add((column, [Encoding.UTF8.GetBytes(value)]));
        }
    }
}
