using System.Globalization;
using System.Text.RegularExpressions;

namespace McpGateway.Tools.Arguments;

/// <summary>The formats of JSON Schema that are enforced, each with a sample that shows what to send.</summary>
internal static partial class ArgumentFormats
{
    public static readonly IReadOnlyDictionary<string, string> Samples = new Dictionary<string, string>
    {
        ["date"] = "a date such as 2026-03-31",
        ["date-time"] = "a date and time with offset such as 2026-03-31T09:30:00+02:00",
        ["email"] = "an e-mail address such as name@example.com",
        ["uri"] = "an absolute URL such as https://example.com/path",
    };

    public static bool Matches(string format, string text) => format switch
    {
        "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "date-time" => DateTimePattern().IsMatch(text)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "email" => Email().IsMatch(text),
        _ => Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https",
    };

    /// <summary>RFC 3339 §5.6; the parser above alone would take a local time without an offset.</summary>
    [GeneratedRegex(@"\A\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d{1,7})?([Zz]|[+-]\d\d:\d\d)\z", RegexOptions.ECMAScript)]
    private static partial Regex DateTimePattern();

    [GeneratedRegex(@"\A[^@\s]{1,64}@[^@\s.]+(\.[^@\s.]+)+\z")]
    private static partial Regex Email();
}
