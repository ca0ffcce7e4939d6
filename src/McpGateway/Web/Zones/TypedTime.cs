using System.Globalization;

namespace McpGateway.Web.Zones;

/// <summary>A time as somebody wrote it into an address or a form: what names no zone is meant in theirs.</summary>
internal static class TypedTime
{
    /// <summary>RFC 3339 §5.6, a date alone for its first moment, and what the input of a browser leaves out
    /// (HTML §2.3.5.5).</summary>
    private static readonly string[] Formats =
        ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd"];

    private static readonly string[] ZonelessFormats = [.. Formats.Select(format => format.TrimEnd('K'))];

    /// <summary>Whether it is a time that names no zone.</summary>
    public static bool IsLocal(string? text) => FindLocal(text) is not null;

    /// <summary>Whether it names no zone, and the one that it would be meant in does not exist.</summary>
    public static bool LacksZone(HttpRequest request, string? text) => ChosenZone.IsUnknown(request) && IsLocal(text);

    /// <summary>The moment that is meant; null when it is none, or names no zone and there is none for it either.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="zone">The zone of what names none.</param>
    /// <param name="isEnd">Of a time that the clocks show twice a period begins at the first and ends at the second, so
    /// that it is never shorter than what was meant.</param>
    public static DateTimeOffset? Read(string text, TimeZoneInfo? zone, bool isEnd) =>
        FindLocal(text) is { } local
            ? zone is null ? null : new(local, OffsetAt(local, zone, isEnd))
            : DateTimeOffset.TryParseExact(
                text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
                ? time
                : null;

    /// <summary>The moment as an input of a browser writes it for readers in that zone.</summary>
    public static string In(TimeZoneInfo zone, DateTimeOffset time) =>
        TimeZoneInfo.ConvertTime(time, zone).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture);

    /// <summary>The same moment for readers in any zone.</summary>
    public static string InUtc(DateTimeOffset time) => $"{In(TimeZoneInfo.Utc, time)}Z";

    private static DateTime? FindLocal(string? text) => DateTime.TryParseExact(
        text, ZonelessFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? local
            : null;

    /// <summary>The edges of the calendar are in UTC: no zone is that far from them.</summary>
    private static TimeSpan OffsetAt(DateTime local, TimeZoneInfo zone, bool isEnd) =>
        local.Year is <= 1 or >= 9999 ? TimeSpan.Zero
        : !zone.IsAmbiguousTime(local) ? zone.GetUtcOffset(local)
        : isEnd ? zone.GetAmbiguousTimeOffsets(local).Min() : zone.GetAmbiguousTimeOffsets(local).Max();
}
