using System.Globalization;
using McpGateway.Storage;

namespace McpGateway.Audit.Reading;

/// <summary>The query parameters of the audit log, as the pages and the API share them: every mistake is noted by the name
/// of its parameter.</summary>
internal sealed class AuditParameters(IQueryCollection parameters, TimeZoneInfo? zone = null)
{
    private const int MostEvents = 1000;

    /// <summary>RFC 3339 §5.6, a date alone for its first moment, and what the input of a browser leaves out
    /// (HTML §2.3.5.5). What names no zone is in the reader's.</summary>
    private static readonly string[] TimeFormats =
        ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd"];

    private static readonly string[] ZonelessFormats = [.. TimeFormats.Select(format => format.TrimEnd('K'))];

    /// <summary>The names of the filters.</summary>
    public static readonly IReadOnlyList<string> Filters =
    [
        "from", "to", "action", "outcome", "code", "user", "organizer", "connection", "client", "provider", "tool",
        "effect", "guard", "request",
    ];

    /// <summary>What is wrong, by parameter; none when the query is sound.</summary>
    public Dictionary<string, string[]> Mistakes { get; } = new(StringComparer.Ordinal);

    /// <summary>The filters and the page; what is neither is a mistake.</summary>
    public AuditQuery ReadPage()
    {
        RefuseAllBut([.. Filters, "before", "limit"]);
        return ReadFilters() with
        {
            Before = Number("before", long.MaxValue),
            Limit = (int)(Number("limit", MostEvents) ?? 100),
        };
    }

    /// <summary>The filters; what is none, and not among the others either, is a mistake.</summary>
    public AuditQuery ReadFiltersBeside(params string[] others)
    {
        RefuseAllBut([.. Filters, .. others]);
        return ReadFilters();
    }

    /// <summary>The filters among these alone; what is none of them is a mistake.</summary>
    public AuditQuery ReadOnly(params string[] known)
    {
        RefuseAllBut(known);
        return ReadFilters();
    }

    /// <summary>A value out of a few, which has to be there; the first of them when it is a mistake.</summary>
    public string Choice(string name, IReadOnlyCollection<string> choices)
    {
        var chosen = Word(name);
        if (chosen is not null && choices.Contains(chosen))
        {
            return chosen;
        }

        Mistakes.TryAdd(name, [$"Use one of {string.Join(", ", choices)}."]);
        return choices.First();
    }

    public long? Number(string name, long most)
    {
        if (Word(name) is not { } text)
        {
            return null;
        }

        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= 1 && number <= most)
        {
            return number;
        }

        Mistakes[name] = [$"Use a whole number from 1 to {most}."];
        return null;
    }

    private AuditQuery ReadFilters() => new()
    {
        From = Time("from"),
        To = Time("to"),
        Action = Word("action"),
        Outcome = Outcome(),
        Code = Word("code"),
        UserId = Word("user"),
        OrganizerId = Word("organizer"),
        ConnectionId = Word("connection"),
        ClientId = Word("client"),
        Provider = Word("provider"),
        Tool = Word("tool"),
        Effect = Word("effect"),
        Guard = Word("guard"),
        RequestId = Word("request"),
    };

    private void RefuseAllBut(string[] known)
    {
        foreach (var (name, values) in parameters)
        {
            if (!known.Contains(name, StringComparer.Ordinal))
            {
                Mistakes[name] = [$"Unknown parameter; known are {string.Join(", ", known)}."];
            }
            else if (values.Count != 1)
            {
                Mistakes[name] = ["Give it once."];
            }
        }
    }

    private string? Word(string name) => parameters[name] is [{ Length: > 0 } value] ? value : null;

    private DateTimeOffset? Time(string name)
    {
        if (Word(name) is not { } text)
        {
            return null;
        }

        if (DateTime.TryParseExact(
            text, ZonelessFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            return At(local);
        }

        if (DateTimeOffset.TryParseExact(
            text, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
        {
            return time;
        }

        Mistakes[name] = ["Not a time; use RFC 3339, for example 2026-01-31T00:00:00Z."];
        return null;
    }

    /// <summary>The edges of the calendar are in UTC: no zone is that far from them.</summary>
    private DateTimeOffset At(DateTime local) =>
        new(local, local.Year is > 1 and < 9999 ? (zone ?? TimeZoneInfo.Utc).GetUtcOffset(local) : TimeSpan.Zero);

    private AuditOutcome? Outcome()
    {
        if (Word("outcome") is not { } text)
        {
            return null;
        }

        foreach (var outcome in Enum.GetValues<AuditOutcome>())
        {
            if (text.Equals(outcome.ToString(), StringComparison.OrdinalIgnoreCase))
            {
                return outcome;
            }
        }

        Mistakes["outcome"] = ["Use success, denied or failure."];
        return null;
    }
}
