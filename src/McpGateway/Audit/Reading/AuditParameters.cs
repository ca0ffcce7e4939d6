using System.Globalization;
using McpGateway.Storage;
using McpGateway.Web.Zones;

namespace McpGateway.Audit.Reading;

/// <summary>The query parameters of the audit log, as the pages and the API share them: every mistake is noted by the name
/// of its parameter.</summary>
/// <param name="parameters">What was asked.</param>
/// <param name="zone">In which times are meant that name none; null to refuse those.</param>
internal sealed class AuditParameters(IQueryCollection parameters, TimeZoneInfo? zone)
{
    private const int MostEvents = 1000;
    private const string NoTime = "Not a time; use RFC 3339, for example 2026-01-31T00:00:00Z.";
    private const string NoZone =
        "It names no zone, and there is none of the id asked for; use RFC 3339, for example 2026-01-31T00:00:00Z.";

    /// <summary>Times that name no zone are in UTC.</summary>
    public AuditParameters(IQueryCollection parameters)
        : this(parameters, TimeZoneInfo.Utc)
    {
    }

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

        var time = TypedTime.Read(text, zone, isEnd: name == "to");
        if (time is null)
        {
            Mistakes[name] = [TypedTime.IsLocal(text) ? NoZone : NoTime];
        }

        return time;
    }

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
