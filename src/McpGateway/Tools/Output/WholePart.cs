using System.Buffers.Text;

namespace McpGateway.Tools.Output;

/// <summary>The digits before the point of a JSON number, as they would be without an exponent.</summary>
internal static class WholePart
{
    /// <param name="digits">Takes values of 0 to 9, the first of which is not 0.</param>
    /// <returns>False when there are more than fit.</returns>
    public static bool TryRead(ReadOnlySpan<byte> number, Span<byte> digits, out int count)
    {
        count = 0;
        var exponentAt = number.IndexOfAny((byte)'e', (byte)'E');
        var mantissa = exponentAt < 0 ? number : number[..exponentAt];
        var exponent = 0;
        if (exponentAt >= 0 && !Utf8Parser.TryParse(number[(exponentAt + 1)..], out exponent, out _))
        {
            return false;
        }

        mantissa = mantissa.TrimStart((byte)'-');
        var point = mantissa.IndexOf((byte)'.');
        // Where the point would stand without the exponent, counted in digits.
        var wholeDigits = (point < 0 ? mantissa.Length : point) + (long)exponent;
        var read = 0;
        foreach (var character in mantissa)
        {
            if (character != '.' && read++ < wholeDigits && !TryAdd((byte)(character - '0'), digits, ref count))
            {
                return false;
            }
        }

        for (; read < wholeDigits && count > 0; read++)
        {
            if (!TryAdd(0, digits, ref count))
            {
                return false;
            }
        }

        return true;
    }

    private static bool TryAdd(byte digit, Span<byte> digits, ref int count)
    {
        if (count == 0 && digit == 0)
        {
            return true;
        }

        if (count == digits.Length)
        {
            return false;
        }

        digits[count++] = digit;
        return true;
    }
}
