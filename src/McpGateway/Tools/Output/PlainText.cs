using System.Globalization;
using System.Text;

namespace McpGateway.Tools.Output;

/// <summary>A text as patterns look at it: in ASCII, with the digits, blanks and dashes of all scripts made plain.</summary>
internal static class PlainText
{
    private const byte Other = 0x01;

    /// <returns>How many bytes of <paramref name="plain"/> were written: never more than the text has.</returns>
    public static int Write(ReadOnlySpan<byte> text, Span<byte> plain)
    {
        var length = 0;
        while (!text.IsEmpty)
        {
            // Nearly all of nearly every text.
            if (text[0] < 0x80)
            {
                plain[length++] = text[0];
                text = text[1..];
                continue;
            }

            if (LatinText.StartsWithLetter(text))
            {
                plain[length++] = Other;
                text = text[2..];
                continue;
            }

            Rune.DecodeFromUtf8(text, out var rune, out var consumed);
            text = text[consumed..];
            if (Plain(rune) is { } character)
            {
                plain[length++] = character;
            }
        }

        return length;
    }

    /// <summary>Null for what only joins its neighbours.</summary>
    private static byte? Plain(Rune rune)
    {
        // The full-width forms of East Asian typing.
        if (rune.Value is > 0xFF00 and < 0xFF5F)
        {
            return (byte)(rune.Value - 0xFF00 + ' ');
        }

        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.DecimalDigitNumber => (byte)('0' + (int)Rune.GetNumericValue(rune)),
            // Superscripts and digits in circles.
            UnicodeCategory.OtherNumber when Rune.GetNumericValue(rune) is >= 0 and <= 9 and var value
                && value == Math.Truncate(value) => (byte)('0' + (int)value),
            UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => (byte)' ',
            UnicodeCategory.DashPunctuation or UnicodeCategory.MathSymbol => (byte)'-',
            UnicodeCategory.ConnectorPunctuation => (byte)'_',
            UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => null,
            _ => rune.Value is 0xB7 or 0x2022 or 0x2219 ? (byte)'.' : Other,
        };
    }
}
