namespace McpGateway.Tools.Output;

/// <summary>Recognizes payment card numbers in text: 13 to 19 digits, possibly grouped, with a valid check digit
/// (ISO/IEC 7812-1 annex B; promise S3).</summary>
internal static class CardNumbers
{
    private const int MinDigits = 13;
    private const int MaxDigits = 19;

    /// <summary>True when some run of whole groups of digits is a card number.</summary>
    public static bool Occur(ReadOnlySpan<byte> text)
    {
        // Most texts end here: one quick pass that counts.
        if (text.Length < MinDigits || CountDigits(text) < MinDigits)
        {
            return false;
        }

        for (var start = 0; start < text.Length; start++)
        {
            var isGroupStart = char.IsAsciiDigit((char)text[start])
                && (start == 0 || !char.IsAsciiDigit((char)text[start - 1]));
            if (isGroupStart && StartsWithCard(text[start..]))
            {
                return true;
            }
        }

        return false;
    }

    private static int CountDigits(ReadOnlySpan<byte> text)
    {
        var count = 0;
        foreach (var character in text)
        {
            count += (uint)(character - '0') <= 9 ? 1 : 0;
        }

        return count;
    }

    private static bool StartsWithCard(ReadOnlySpan<byte> text)
    {
        Span<byte> digits = stackalloc byte[MaxDigits];
        var count = 0;
        for (var index = 0; index < text.Length;)
        {
            if (!char.IsAsciiDigit((char)text[index]))
            {
                var separator = SeparatorLength(text[index..]);
                if (separator == 0)
                {
                    return false;
                }

                index += separator;
                continue;
            }

            if (count == MaxDigits)
            {
                return false;
            }

            digits[count++] = (byte)(text[index++] - '0');
            var endsGroup = index == text.Length || !char.IsAsciiDigit((char)text[index]);
            if (endsGroup && count >= MinDigits && HasCheckDigit(digits[..count]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>How many bytes separate two groups; 0 when what follows ends the number.</summary>
    private static int SeparatorLength(ReadOnlySpan<byte> text)
    {
        var length = text[0] is (byte)' ' or (byte)'-' or (byte)'.' ? 1
            : text.StartsWith("\u00a0"u8) ? 2
            : text.StartsWith("\u202f"u8) || text.StartsWith("\u2009"u8) || text.StartsWith("\u2011"u8) ? 3
            : 0;
        return length > 0 && length < text.Length && char.IsAsciiDigit((char)text[length]) ? length : 0;
    }

    private static bool HasCheckDigit(ReadOnlySpan<byte> digits)
    {
        var sum = 0;
        for (var index = 0; index < digits.Length; index++)
        {
            var digit = digits[digits.Length - 1 - index];
            var doubled = digit * 2;
            sum += index % 2 == 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
        }

        return sum % 10 == 0;
    }
}
