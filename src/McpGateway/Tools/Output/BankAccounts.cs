using System.Buffers;

namespace McpGateway.Tools.Output;

/// <summary>Recognizes bank accounts in text: IBANs with valid check digits (ISO 13616).</summary>
internal static class BankAccounts
{
    private const int MinLength = 15;
    private const int LengthDigits = 2;

    // Between the groups of one number, also where a line ends.
    private static readonly SearchValues<byte> Separators = SearchValues.Create(" \t-./_\r\n"u8);

    // Country and length.
    private static ReadOnlySpan<byte> Countries =>
        "AD24AE23AL28AT20BA20BE16BG22BR29CH21CY28CZ24DE22DK18EE20ES24FI18FO18FR27GB22GE22GI23GL18GR27HR21HU28IE22IL23IS26"u8;

    private static ReadOnlySpan<byte> MoreCountries =>
        "IT27KW30KZ20LI21LT20LU20LV21MC27MD24ME22MK19MT31NL18NO15PL28PT25QA29RO24RS22SA24SE24SI19SK24SM27TR26UA29XK20"u8;

    /// <param name="text">As <see cref="PlainText"/> gives it.</param>
    public static bool Occur(ReadOnlySpan<byte> text)
    {
        // Two letters, then digits: looking for those passes over most of a text at once.
        for (var digit = 2; digit - 2 + MinLength <= text.Length; digit++)
        {
            var offset = text[digit..].IndexOfAnyInRange((byte)'0', (byte)'9');
            if (offset < 0)
            {
                return false;
            }

            digit += offset;
            if (MayStart(text, digit - 2) && StartsWithAccount(text[(digit - 2)..]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool MayStart(ReadOnlySpan<byte> text, int start) =>
        start + MinLength <= text.Length && IsLetter(text[start]) && IsLetter(text[start + 1])
        && IsDigit(text[start + 3]) && (start == 0 || !(IsLetter(text[start - 1]) || IsDigit(text[start - 1])));

    private static bool StartsWithAccount(ReadOnlySpan<byte> text)
    {
        var needed = LengthIn(Countries, text);
        needed = needed == 0 ? LengthIn(MoreCountries, text) : needed;
        Span<byte> account = stackalloc byte[34];
        var count = 0;
        for (var index = 0; index < text.Length && count < needed; index++)
        {
            if (IsLetter(text[index]) || IsDigit(text[index]))
            {
                account[count++] = Upper(text[index]);
            }
            else if (!Separators.Contains(text[index]))
            {
                return false;
            }
        }

        return needed > 0 && count == needed && HasCheckDigits(account[..count]);
    }

    private static int LengthIn(ReadOnlySpan<byte> countries, ReadOnlySpan<byte> text)
    {
        for (var index = 0; index < countries.Length; index += 2 + LengthDigits)
        {
            if (countries[index] == Upper(text[0]) && countries[index + 1] == Upper(text[1]))
            {
                return ((countries[index + 2] - '0') * 10) + countries[index + 3] - '0';
            }
        }

        return 0;
    }

    private static bool HasCheckDigits(ReadOnlySpan<byte> account)
    {
        var rest = 0;
        for (var index = 0; index < account.Length; index++)
        {
            // Country and check digits count last.
            var character = account[(index + 4) % account.Length];
            rest = IsDigit(character)
                ? ((rest * 10) + character - '0') % 97
                : ((rest * 100) + character - 'A' + 10) % 97;
        }

        return rest == 1;
    }

    private static byte Upper(byte letter) => (byte)(IsLetter(letter) ? letter & ~0x20 : letter);

    private static bool IsLetter(byte character) => (uint)((character | 0x20) - 'a') <= 25;

    private static bool IsDigit(byte character) => (uint)(character - '0') <= 9;
}
