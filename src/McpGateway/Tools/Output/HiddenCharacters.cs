using System.Globalization;
using System.Text;

namespace McpGateway.Tools.Output;

/// <summary>Characters that people do not see and models read: controls, reordering and zero-width ones, tags. A text
/// could give orders by them behind the back of whoever looks at it.</summary>
internal static class HiddenCharacters
{
    /// <summary>Takes them out of the UTF-8 text in place.</summary>
    /// <returns>How many bytes are left.</returns>
    public static int Remove(Span<byte> text)
    {
        var (read, kept) = (0, 0);
        var isBase = false;
        while (read < text.Length)
        {
            Rune.DecodeFromUtf8(text[read..], out var rune, out var length);
            // Emoji and some scripts join letters and choose their form; one each, behind a letter that is not Latin and
            // is seen itself.
            var isJoin = IsJoin(rune.Value);
            if (isJoin ? isBase : !IsHidden(rune))
            {
                text.Slice(read, length).CopyTo(text[kept..]);
                kept += length;
                isBase = !isJoin && !rune.IsAscii;
            }

            read += length;
        }

        return kept;
    }

    /// <summary>Letters and marks that are drawn as nothing.</summary>
    public static bool IsDrawnAsNothing(Rune rune) =>
        rune.Value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x2800 or 0x3164 or 0xFFA0;

    /// <summary>What joins characters or chooses the form of the one before.</summary>
    public static bool IsJoin(int value) =>
        value is 0x200C or 0x200D or (>= 0x180B and <= 0x180F and not 0x180E) or (>= 0xFE00 and <= 0xFE0F)
            or (>= 0xE0100 and <= 0xE01EF);

    private static bool IsHidden(Rune rune) => rune.IsAscii
        ? Rune.IsControl(rune) && rune.Value is not ('\n' or '\r' or '\t')
        : Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
            || IsDrawnAsNothing(rune);
}
