namespace McpGateway.Tools.Output;

/// <summary>Dates and times that mean one thing only, and that the calendar and the clock have: no 30th of February, no
/// 25:61. Like the dates in arguments, they know no leap second.</summary>
internal static class Moment
{
    private const int DateLength = 10;

    /// <summary>No zone is further from UTC.</summary>
    private const int MaxOffsetMinutes = 14 * 60;

    /// <summary><c>2026-03-31</c>.</summary>
    public static bool IsDate(ReadOnlySpan<byte> text) =>
        text.Length == DateLength && Fits(text, "0000-00-00"u8) && IsOfCalendar(text);

    /// <summary><c>2026-03-31T09:30</c>, perhaps with seconds, and an offset or none: nothing else, in which somebody
    /// could write.</summary>
    public static bool IsLocalTime(ReadOnlySpan<byte> text) =>
        text.Length >= 16 && IsDate(text[..DateLength]) && text[DateLength] is (byte)'T' or (byte)'t' or (byte)' '
        && Fits(text[11..16], "00:00"u8) && IsOfClock(text[11..])
        && text[(16 + SecondsLength(text[16..]))..] is var rest && (rest.IsEmpty || IsOffset(rest));

    /// <summary><c>2026-03-31T09:30:00Z</c> or with an offset like <c>+02:00</c>, and nothing else.</summary>
    public static bool IsPlainTime(ReadOnlySpan<byte> text) =>
        text.Length is 20 or 25 && Fits(text, "0000-00-00T00:00:00"u8) && IsOfCalendar(text)
        && IsOfClock(text[11..]) && TwoDigits(text, 17) < 60 && (text.Length == 20 ? text[19] == 'Z' : IsOffset(text[19..]));

    /// <summary>True for Z, <c>+02:00</c> and <c>+0200</c> at the end of a time.</summary>
    public static bool HasOffset(ReadOnlySpan<byte> time) =>
        time[^1] is (byte)'Z' or (byte)'z'
        || (time.Length >= 22 && time[^6] is (byte)'+' or (byte)'-' && Fits(time[^5..], "00:00"u8))
        || (time.Length >= 21 && time[^5] is (byte)'+' or (byte)'-' && Fits(time[^4..], "0000"u8));

    private static bool IsOffset(ReadOnlySpan<byte> text) =>
        text is [(byte)'Z' or (byte)'z']
        || (text is [(byte)'+' or (byte)'-', .. var hours]
            && ((hours.Length == 5 && Fits(hours, "00:00"u8)) || (hours.Length == 4 && Fits(hours, "0000"u8)))
            && TwoDigits(hours, hours.Length - 2) is < 60 and var minutes
            && (TwoDigits(hours, 0) * 60) + minutes <= MaxOffsetMinutes);

    /// <summary>Whether the calendar has the day <c>0000-00-00</c> at the start of the text.</summary>
    private static bool IsOfCalendar(ReadOnlySpan<byte> text)
    {
        var (year, month, day) = ((TwoDigits(text, 0) * 100) + TwoDigits(text, 2), TwoDigits(text, 5), TwoDigits(text, 8));
        return year > 0 && month is >= 1 and <= 12
            // Every month has those.
            && (day is >= 1 and <= 28 || (day > 28 && day <= DateTime.DaysInMonth(year, month)));
    }

    /// <summary>Whether a clock shows the time <c>00:00</c> at the start of the text.</summary>
    private static bool IsOfClock(ReadOnlySpan<byte> text) => TwoDigits(text, 0) < 24 && TwoDigits(text, 3) < 60;

    /// <summary>What two digits say, where there are two.</summary>
    private static int TwoDigits(ReadOnlySpan<byte> text, int at) => (text[at] * 10) + text[at + 1] - ('0' * 11);

    /// <summary><c>:59</c> or <c>:59.123</c>; 0 when there are none.</summary>
    private static int SecondsLength(ReadOnlySpan<byte> text)
    {
        if (text.Length < 3 || !Fits(text[..3], ":00"u8) || TwoDigits(text, 1) > 59)
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
