using System.Buffers;
using System.Text.Json;

namespace McpGateway.Mcp.Messages;

/// <summary>A JSON document as the text of a JSON string, for clients that do not read structured content.</summary>
internal static class JsonText
{
    /// <summary>Writes the document as a string value. It must be compact JSON as <see cref="Utf8JsonWriter"/> writes
    /// it: there are no control characters in that, so quotes and backslashes are all that needs an escape. The encoder
    /// of the writer, which has to expect anything, takes several times as long.</summary>
    public static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> json)
    {
        var rented = ArrayPool<byte>.Shared.Rent((json.Length * 2) + 2);
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
        var length = 0;
        text[length++] = (byte)'"';
        foreach (var character in json)
        {
            // Written in any case and kept only where it is needed: quotes are too frequent to branch on.
            text[length] = (byte)'\\';
            length += character is (byte)'"' or (byte)'\\' ? 1 : 0;
            text[length++] = character;
        }

        text[length++] = (byte)'"';
        return length;
    }
}
