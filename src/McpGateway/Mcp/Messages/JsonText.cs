using System.Buffers;
using System.Numerics;
using System.Runtime.Intrinsics;
using System.Text.Json;

namespace McpGateway.Mcp.Messages;

/// <summary>A JSON document as the text of a JSON string, for clients that do not read structured content.</summary>
internal static class JsonText
{
    private const int Block = 32;

    /// <summary>Writes the document as a string value. It must be compact JSON as <see cref="Utf8JsonWriter"/> writes
    /// it: there are no control characters in that, so quotes and backslashes are all that needs an escape. The encoder
    /// of the writer, which has to expect anything, takes three times as long.</summary>
    public static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> json)
    {
        var rented = ArrayPool<byte>.Shared.Rent((json.Length * 2) + 2 + Block);
        try
        {
            writer.WriteRawValue(rented.AsSpan(0, Quote(json, rented)), skipInputValidation: true);
        }
        finally
        {
            // People's data must not wait there for the next who rents it.
            ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        }
    }

    private static int Quote(ReadOnlySpan<byte> json, Span<byte> text)
    {
        var (read, written) = (0, 1);
        text[0] = (byte)'"';
        // As long as a whole block can be copied from every byte of this one.
        for (; read + (2 * Block) <= json.Length; read += Block)
        {
            written += QuoteBlock(json[read..], text[written..]);
        }

        foreach (var character in json[read..])
        {
            text[written] = (byte)'\\';
            written += character is (byte)'"' or (byte)'\\' ? 1 : 0;
            text[written++] = character;
        }

        text[written++] = (byte)'"';
        return written;
    }

    /// <summary>Quotes are frequent and close together, so what follows each is copied as a whole block, and the next one
    /// overwrites what was too much.</summary>
    private static int QuoteBlock(ReadOnlySpan<byte> json, Span<byte> text)
    {
        var block = Vector256.Create(json);
        block.CopyTo(text);
        var marks = (Vector256.Equals(block, Vector256.Create((byte)'"'))
            | Vector256.Equals(block, Vector256.Create((byte)'\\'))).ExtractMostSignificantBits();
        var escapes = 0;
        for (; marks != 0; marks &= marks - 1)
        {
            var mark = BitOperations.TrailingZeroCount(marks);
            text[mark + escapes++] = (byte)'\\';
            Vector256.Create(json[mark..]).CopyTo(text[(mark + escapes)..]);
        }

        return Block + escapes;
    }
}
