using System.Text;

namespace McpGateway.Tools.Output;

/// <summary>What is left of a value whose class was not released: enough to tell two apart, not to know whom it
/// names.</summary>
internal static class Mask
{
    private static ReadOnlySpan<byte> Dots => "•••"u8;

    /// <summary><c>Anna Berg</c> becomes <c>A•••</c>, <c>anna@example.com</c> becomes <c>a•••@e•••</c>.</summary>
    /// <returns>How many bytes of <paramref name="masked"/> were written; it needs 32.</returns>
    public static int Write(ReadOnlySpan<byte> text, Span<byte> masked)
    {
        var length = WriteFirst(text, masked);
        var at = text.LastIndexOf((byte)'@');
        if (at <= 0)
        {
            return length;
        }

        masked[length++] = (byte)'@';
        return length + WriteFirst(text[(at + 1)..], masked[length..]);
    }

    private static int WriteFirst(ReadOnlySpan<byte> text, Span<byte> masked)
    {
        Rune.DecodeFromUtf8(text, out var first, out _);
        var length = text.IsEmpty ? 0 : first.EncodeToUtf8(masked);
        Dots.CopyTo(masked[length..]);
        return length + Dots.Length;
    }
}
