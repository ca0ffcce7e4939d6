using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;

namespace McpGateway.Web.Zones;

/// <summary>
/// The time zone in which a reader reads and writes times: the one chosen on a page, else UTC. Like the language it
/// travels in the address (<c>zone</c>, an IANA id) and needs no cookie.
/// </summary>
internal static partial class ChosenZone
{
    public const string Parameter = "zone";

    /// <summary>The areas of which a page offers the zones; the others are old names of the same.</summary>
    private static readonly string[] Areas =
        ["Africa/", "America/", "Antarctica/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/"];

    private static readonly Lazy<IReadOnlyList<string>> AllOffered = new(() =>
    [
        .. TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id)
            .Where(id => Areas.Any(area => id.StartsWith(area, StringComparison.Ordinal))).Order(StringComparer.Ordinal),
    ]);

    /// <summary>The ids to choose from, beside UTC.</summary>
    public static IReadOnlyList<string> Offered => AllOffered.Value;

    /// <summary>The zone of the pages for this request.</summary>
    public static TimeZoneInfo Of(HttpRequest request) => Find(request) ?? TimeZoneInfo.Utc;

    /// <summary>The zone that was chosen; null when none was, or there is none of this id.</summary>
    public static TimeZoneInfo? Find(HttpRequest request) =>
        // The id becomes the name of a file: only what looks like one of a zone is looked for.
        request.Query[Parameter] is [{ Length: <= 64 } id] && ZoneId().IsMatch(id)
            && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone)
                ? zone
                : null;

    /// <summary>Whether something was asked for that is no zone.</summary>
    public static bool IsUnknown(HttpRequest request) =>
        request.Query[Parameter].Any(id => !string.IsNullOrEmpty(id)) && Find(request) is null;

    /// <summary>The zone in which a time of the request that names none is meant; null when one was asked for that there
    /// is not.</summary>
    public static TimeZoneInfo? Meant(HttpRequest request) => IsUnknown(request) ? null : Of(request);

    /// <summary>An address of ours, with the choice if there is one.</summary>
    public static string Carry(HttpRequest request, string address) =>
        Find(request) is { } zone ? QueryHelpers.AddQueryString(address, Parameter, zone.Id) : address;

    /// <summary>How far the zone is from UTC at that moment, as it is written beside a time: <c>UTC+01:00</c>.</summary>
    public static string NameOf(DateTimeOffset local, TimeZoneInfo zone) =>
        zone.Id == TimeZoneInfo.Utc.Id
            ? "UTC"
            : $"UTC{(local.Offset < TimeSpan.Zero ? '-' : '+')}{local.Offset:hh\\:mm}";

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+){0,2}\z", RegexOptions.CultureInvariant)]
    private static partial Regex ZoneId();
}
