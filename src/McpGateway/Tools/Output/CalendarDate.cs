namespace McpGateway.Tools.Output;

/// <summary>Recognizes dates in text, so that "1.7.2026 - 31.8.2026" is not taken for the groups of one
/// number.</summary>
internal static class CalendarDate
{
    /// <summary>How long the date at the start of the text is; 0 when there is none.</summary>
    public static int LengthAt(ReadOnlySpan<byte> text)
    {
        var (first, firstLength) = ReadNumber(text);
        if (firstLength is 0 or 3 or > 4 || SeparatorAt(text, firstLength) is not { } separator)
        {
            return 0;
        }

        var secondAt = firstLength + 1;
        var (second, secondLength) = ReadNumber(text[secondAt..]);
        if (secondLength is 0 or > 2 || SeparatorAt(text, secondAt + secondLength) != separator)
        {
            return 0;
        }

        var thirdAt = secondAt + secondLength + 1;
        var (third, thirdLength) = ReadNumber(text[thirdAt..]);
        var isDate = firstLength == 4
            ? IsYear(first) && thirdLength is 1 or 2 && IsDay(second, third)
            : thirdLength == 4 && IsYear(third) && IsDay(first, second);
        return isDate ? thirdAt + thirdLength : 0;
    }

    private static bool IsYear(int value) => value is >= 1900 and < 2100;

    /// <summary>Day and month in either order.</summary>
    private static bool IsDay(int one, int other) =>
        one is >= 1 and <= 31 && other is >= 1 and <= 31 && Math.Min(one, other) <= 12;

    private static byte? SeparatorAt(ReadOnlySpan<byte> text, int index) =>
        index < text.Length && text[index] is (byte)'-' or (byte)'.' or (byte)'/' ? text[index] : null;

    private static (int Value, int Length) ReadNumber(ReadOnlySpan<byte> text)
    {
        var (value, length) = (0, 0);
        while (length < text.Length && length < 6 && (uint)(text[length] - '0') <= 9)
        {
            value = (value * 10) + text[length++] - '0';
        }

        return (value, length);
    }
}
