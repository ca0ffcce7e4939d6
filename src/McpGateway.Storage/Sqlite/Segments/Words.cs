using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace McpGateway.Storage.Sqlite.Segments;

/// <summary>The distinct values of a column; their codes are their places, from 1.</summary>
internal sealed class Words
{
    private readonly Dictionary<string, ushort> codes = new(StringComparer.Ordinal);
    private readonly List<ushort> rows = [];

    public void Add(string? value)
    {
        if (value is null)
        {
            rows.Add(0);
            return;
        }

        ref var code = ref CollectionsMarshal.GetValueRefOrAddDefault(codes, value, out var isThere);
        if (!isThere)
        {
            code = (ushort)codes.Count;
        }

        rows.Add(code);
    }

    public byte[] Text()
    {
        using var text = new MemoryStream();
        Span<byte> size = stackalloc byte[sizeof(int)];
        // A dictionary from which nothing was removed gives its keys in the order of their adding.
        foreach (var word in codes.Keys)
        {
            var bytes = Encoding.UTF8.GetBytes(word);
            BinaryPrimitives.WriteInt32LittleEndian(size, bytes.Length);
            text.Write(size);
            text.Write(bytes);
        }

        return text.ToArray();
    }

    public byte[] Codes() => codes.Count <= byte.MaxValue
        ? [.. rows.Select(code => (byte)code)]
        : MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(rows)).ToArray();

    /// <summary>The code of a word; 0 when it is not among them.</summary>
    public static int Find(ReadOnlySpan<byte> text, ReadOnlySpan<byte> word)
    {
        for (var code = 1; !text.IsEmpty; code++)
        {
            var size = BinaryPrimitives.ReadInt32LittleEndian(text);
            if (text.Slice(sizeof(int), size).SequenceEqual(word))
            {
                return code;
            }

            text = text[(sizeof(int) + size)..];
        }

        return 0;
    }

    /// <summary>Tells of each word that has a count.</summary>
    /// <param name="text">The words.</param>
    /// <param name="counts">By code.</param>
    /// <param name="tell">Of the word and its count.</param>
    public static void Tell(ReadOnlySpan<byte> text, ReadOnlySpan<int> counts, Action<string, long> tell)
    {
        for (var code = 1; !text.IsEmpty; code++)
        {
            var size = BinaryPrimitives.ReadInt32LittleEndian(text);
            if (counts[code] > 0)
            {
                tell(Encoding.UTF8.GetString(text.Slice(sizeof(int), size)), counts[code]);
            }

            text = text[(sizeof(int) + size)..];
        }
    }
}
