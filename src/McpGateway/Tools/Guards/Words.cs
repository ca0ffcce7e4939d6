using System.Globalization;

namespace McpGateway.Tools.Guards;

/// <summary>Numbers and times as a sentence has them.</summary>
internal static class Words
{
    public static string Of(decimal number) => number.ToString("G29", CultureInfo.InvariantCulture);

    /// <summary>A whole number of the largest unit that fits: <c>1 day</c>, <c>90 minutes</c>.</summary>
    public static string Of(TimeSpan time) =>
        time.Ticks % TimeSpan.TicksPerDay == 0 ? Count(time.TotalDays, "day")
        : time.Ticks % TimeSpan.TicksPerHour == 0 ? Count(time.TotalHours, "hour")
        : time.Ticks % TimeSpan.TicksPerMinute == 0 ? Count(time.TotalMinutes, "minute")
        : Count(time.TotalSeconds, "second");

    private static string Count(double count, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {unit}{(count == 1 ? "" : "s")}");
}
