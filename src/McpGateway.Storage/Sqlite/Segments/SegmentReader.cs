using System.Buffers;
using System.Runtime.InteropServices;

namespace McpGateway.Storage.Sqlite.Segments;

/// <summary>Reads columns of one segment after the other into the same memory.</summary>
internal sealed class SegmentReader(SqliteSession session) : IDisposable
{
    private const string Find = "SELECT words, codes FROM audit_column WHERE first = ?1 AND name = ?2";

    private readonly Dictionary<SegmentColumn, byte[]> codes = [];

    /// <summary>Codes of one byte each, or of two; valid until the same column of another segment is read.</summary>
    /// <param name="words">Called with the words while they can be read; false when the codes are not of interest.</param>
    public ReadOnlySpan<byte> Read(Segment segment, SegmentColumn column, WordReading? words = null)
    {
        using var row = session.Prepare(Find);
        row.Bind(1, segment.First);
        row.Bind(2, (long)column);
        if (!row.Step() || (words is not null && !words(row.Bytes(0))))
        {
            return default;
        }

        var bytes = row.Bytes(1);
        if (!codes.TryGetValue(column, out var buffer) || buffer.Length < bytes.Length)
        {
            if (buffer is not null)
            {
                ArrayPool<byte>.Shared.Return(buffer);
            }

            codes[column] = buffer = ArrayPool<byte>.Shared.Rent(bytes.Length);
        }

        bytes.CopyTo(buffer);
        return buffer.AsSpan(0, bytes.Length);
    }

    public ReadOnlySpan<long> ReadLongs(Segment segment, SegmentColumn column) =>
        MemoryMarshal.Cast<byte, long>(Read(segment, column));

    public ReadOnlySpan<int> ReadMinutes(Segment segment) =>
        MemoryMarshal.Cast<byte, int>(Read(segment, SegmentColumn.Minute));

    public void Dispose()
    {
        foreach (var buffer in codes.Values)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        codes.Clear();
    }
}

/// <summary>Looks at the words of a column; false when its codes are not needed.</summary>
internal delegate bool WordReading(ReadOnlySpan<byte> words);
