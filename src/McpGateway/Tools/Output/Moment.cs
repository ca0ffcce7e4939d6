namespace McpGateway.Tools.Output;

/// <summary>Dates and times that mean one thing only.</summary>
internal static class Moment
{
    private const int DateLength = 10;

    /// <summary><c>2026-03-31</c>.</summary>
    public static bool IsDate(ReadOnlySpan<byte> text) => text.Length == DateLength && Fits(text, "0000-00-00"u8);

    /// <summary><c>2026-03-31T09:30</c>, perhaps with seconds, and an offset or none: nothing else, in which somebody
    /// could write.</summary>
    public static bool IsLocalTime(ReadOnlySpan<byte> text) =>
        text.Length >= 16 && IsDate(text[..DateLength]) && text[DateLength] is (byte)'T' or (byte)'t' or (byte)' '
        && Fits(text[11..16], "00:00"u8)
        && text[(16 + SecondsLength(text[16..]))..] is var rest && (rest.IsEmpty || IsOffset(rest));

    /// <summary><c>2026-03-31T09:30:00Z</c> or with an offset like <c>+02:00</c>, and nothing else.</summary>
    public static bool IsPlainTime(ReadOnlySpan<byte> text) =>
        text.Length is 20 or 25 && Fits(text, "0000-00-00T00:00:00"u8)
        && (text.Length == 20 ? text[19] == 'Z' : text[19] is (byte)'+' or (byte)'-' && Fits(text[20..], "00:00"u8));

    /// <summary>True for Z, <c>+02:00</c> and <c>+0200</c> at the end of a time.</summary>
    public static bool HasOffset(ReadOnlySpan<byte> time) =>
        time[^1] is (byte)'Z' or (byte)'z'
        || (time.Length >= 22 && time[^6] is (byte)'+' or (byte)'-' && Fits(time[^5..], "00:00"u8))
        || (time.Length >= 21 && time[^5] is (byte)'+' or (byte)'-' && Fits(time[^4..], "0000"u8));

    private static bool IsOffset(ReadOnlySpan<byte> text) =>
        text is [(byte)'Z' or (byte)'z']
        || (text is [(byte)'+' or (byte)'-', .. var hours]
            && ((hours.Length == 5 && Fits(hours, "00:00"u8)) || (hours.Length == 4 && Fits(hours, "0000"u8))));

    /// <summary><c>:59</c> or <c>:59.123</c>; 0 when there are none.</summary>
    private static int SecondsLength(ReadOnlySpan<byte> text)
    {
        if (text.Length < 3 || !Fits(text[..3], ":00"u8))
        {
            return 0;
        }

        if (text is not [_, _, _, (byte)'.', >= (byte)'0' and <= (byte)'9', ..])
        {
            return 3;
        }

        var end = text[4..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return end < 0 ? text.Length : 4 + end;
    }

    private static bool Fits(ReadOnlySpan<byte> text, ReadOnlySpan<byte> pattern)
    {
        for (var index = 0; index < pattern.Length; index++)
        {
            var fits = pattern[index] == '0' ? (uint)(text[index] - '0') <= 9 : text[index] == pattern[index];
            if (!fits)
            {
                return false;
            }
        }

        return true;
    }
}
