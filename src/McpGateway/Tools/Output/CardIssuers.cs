namespace McpGateway.Tools.Output;

/// <summary>The numbers by which the payment schemes begin theirs, and how long those are. One number in ten has a valid
/// check digit by chance, so that order numbers, article numbers and points in time would vanish without this.</summary>
internal static class CardIssuers
{
    private const int EanLength = 13;

    /// <param name="digits">Values of 0 to 9, at least 13.</param>
    public static bool MayHaveIssued(ReadOnlySpan<byte> digits)
    {
        var prefix = (digits[0] * 1000) + (digits[1] * 100) + (digits[2] * 10) + digits[3];
        var isOfScheme = prefix switch
        {
            // Mir, Mastercard
            >= 2200 and <= 2204 => digits.Length >= 16,
            >= 2221 and <= 2720 => digits.Length == 16,
            // Diners Club
            (>= 3000 and <= 3099) or (>= 3600 and <= 3699) or (>= 3800 and <= 3999) => digits.Length >= 14,
            // American Express
            (>= 3400 and <= 3499) or (>= 3700 and <= 3799) => digits.Length == 15,
            // JCB and RuPay
            >= 3528 and <= 3589 => digits.Length >= 16,
            // Visa
            >= 4000 and <= 4999 => digits.Length is 13 or 16 or 19,
            >= 5100 and <= 5599 => digits.Length == 16,
            // Maestro, RuPay, Discover, UnionPay and national schemes
            (>= 5000 and <= 5099) or (>= 5600 and <= 5899) or (>= 6000 and <= 6999) => true,
            >= 8100 and <= 8299 => digits.Length >= 16,
            // Troy
            9792 => digits.Length == 16,
            _ => false,
        };
        return isOfScheme && !IsArticle(digits);
    }

    /// <summary>An EAN-13 has a check digit of its own kind; hardly a card has both, and those of 13 digits are no
    /// longer issued.</summary>
    private static bool IsArticle(ReadOnlySpan<byte> digits)
    {
        if (digits.Length != EanLength)
        {
            return false;
        }

        var sum = 0;
        for (var index = 0; index < EanLength; index++)
        {
            sum += digits[index] * (index % 2 == 0 ? 1 : 3);
        }

        return sum % 10 == 0;
    }
}
