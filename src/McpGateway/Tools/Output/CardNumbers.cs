using System.Buffers;
using System.Numerics;
using System.Runtime.Intrinsics;

namespace McpGateway.Tools.Output;

/// <summary>Recognizes payment card numbers: 13 to 19 digits that an issuer may have begun so, with a valid check digit
/// (ISO/IEC 7812-1 annex B; promise S3).</summary>
/// <remarks>A longer unbroken run of digits is not searched: nearly every one would hold some card number.</remarks>
internal static class CardNumbers
{
    private const int MinDigits = 13;
    private const int MaxDigits = 19;
    private const int MaxGap = 3;

    // Between the groups of one number.
    private static readonly SearchValues<byte> Blanks = SearchValues.Create(" \t-./_"u8);

    // Mostly between several numbers; then only groups as on a card make one.
    private static readonly SearchValues<byte> Separators = SearchValues.Create(" \t-./_\r\n,:;|*~\\()[]"u8);

    // E.164: as much as a telephone number may have.
    private const int MaxPhoneDigits = 15;

    /// <summary>True when whole groups of digits, with little between them, make up a card number.</summary>
    /// <param name="text">As <see cref="PlainText"/> gives it.</param>
    public static bool Occur(ReadOnlySpan<byte> text)
    {
        // Most texts end here: one quick pass that counts.
        if (text.Length < MinDigits || CountDigits(text) < MinDigits)
        {
            return false;
        }

        for (var start = 0; start < text.Length; start++)
        {
            if (!IsDigit(text[start]) || (start > 0 && IsDigit(text[start - 1])))
            {
                continue;
            }

            if (CalendarDate.LengthAt(text[start..]) is > 0 and var length)
            {
                start += length - 1;
            }
            else if (StartsWithCard(text[start..], follows: start > 0 ? text[start - 1] : default))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when the whole part of a JSON number is one, however it is spelled.</summary>
    public static bool IsOne(ReadOnlySpan<byte> number) =>
        (number.Length >= MinDigits || number.ContainsAny((byte)'e', (byte)'E')) && IsWritten(number);

    private static bool IsWritten(ReadOnlySpan<byte> number)
    {
        Span<byte> digits = stackalloc byte[MaxDigits];
        return WholePart.TryRead(number, digits, out var count) && IsCard(digits[..count]);
    }

    private static int CountDigits(ReadOnlySpan<byte> text)
    {
        var count = 0;
        for (; text.Length >= Vector128<byte>.Count; text = text[Vector128<byte>.Count..])
        {
            var values = Vector128.Create(text) - Vector128.Create((byte)'0');
            var digits = Vector128.LessThan(values, Vector128.Create((byte)10));
            count += BitOperations.PopCount(digits.ExtractMostSignificantBits());
        }

        foreach (var character in text)
        {
            count += (uint)(character - '0') <= 9 ? 1 : 0;
        }

        return count;
    }

    private static bool StartsWithCard(ReadOnlySpan<byte> text, byte follows)
    {
        // Fields of fixed width are filled up with zeros, and no issuer begins with one.
        var index = text.IndexOfAnyExcept((byte)'0');
        var isPhone = follows == '+' && IsPhone(text);
        Span<byte> digits = stackalloc byte[MaxDigits];
        var (count, startOfGroup, groups, isApart) = (0, 0, 0L, false);
        while (index >= 0 && index < text.Length && IsDigit(text[index]) && !isPhone)
        {
            if (count == MaxDigits)
            {
                return false;
            }

            digits[count++] = (byte)(text[index++] - '0');
            if (index < text.Length && IsDigit(text[index]))
            {
                continue;
            }

            groups = (groups * 10) + count - startOfGroup;
            if ((!isApart || AreOfCard(groups)) && IsCard(digits[..count]))
            {
                return true;
            }

            startOfGroup = count;
            var gap = GapLength(text[index..], Separators);
            isApart |= text.Slice(index, gap).ContainsAnyExcept(Blanks);
            index += gap;
        }

        return false;
    }

    private static bool IsPhone(ReadOnlySpan<byte> text)
    {
        var count = 0;
        for (var index = 0; index < text.Length && IsDigit(text[index]); count++, index++)
        {
            index += index + 1 < text.Length && !IsDigit(text[index + 1]) ? GapLength(text[(index + 1)..], Blanks) : 0;
        }

        return count <= MaxPhoneDigits;
    }

    /// <summary>How many bytes separate two groups; 0 when what follows ends the number.</summary>
    private static int GapLength(ReadOnlySpan<byte> text, SearchValues<byte> separators)
    {
        var length = 0;
        while (length < text.Length && length <= MaxGap
            && separators.Contains(text[length]))
        {
            length++;
        }

        var rest = text[length..];
        var isGap = length is > 0 and <= MaxGap && rest is [>= (byte)'0' and <= (byte)'9', ..]
            && CalendarDate.LengthAt(rest) == 0 && !IsFraction(text, length);
        return isGap ? length : 0;
    }

    /// <summary>Groups of a card have at most six digits; behind a single point there are more in a coordinate.</summary>
    private static bool IsFraction(ReadOnlySpan<byte> text, int gap)
    {
        var end = text[gap..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return gap == 1 && text[0] == '.' && (end < 0 ? text.Length - gap : end) > 6;
    }

    /// <summary>The lengths of the groups as they are embossed, each a digit.</summary>
    private static bool AreOfCard(long groups) => groups is 4444 or 44443 or 465 or 464;

    private static bool IsCard(ReadOnlySpan<byte> digits) =>
        digits.Length >= MinDigits && CardIssuers.MayHaveIssued(digits) && HasCheckDigit(digits);

    private static bool IsDigit(byte character) => (uint)(character - '0') <= 9;

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
