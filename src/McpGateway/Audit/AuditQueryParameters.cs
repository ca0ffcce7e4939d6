using System.Globalization;
using McpGateway.Storage;

namespace McpGateway.Audit;

/// <summary>The query parameters of the audit log, as the page and the API share them.</summary>
internal static class AuditQueryParameters
{
    private const int MaxLimit = 1000;

    /// <summary>RFC 3339 §5.6, and a date alone for its first moment in UTC.</summary>
    private static readonly string[] TimeFormats =
        ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd"];

    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "from", "to", "action", "outcome", "code", "user", "organizer", "connection", "client", "provider", "tool",
        "effect", "request", "before", "limit",
    };

    /// <summary>Reads the query; returns every mistake by parameter name, none when it is sound.</summary>
    public static Dictionary<string, string[]> Parse(IQueryCollection parameters, out AuditQuery query)
    {
        var mistakes = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var (name, values) in parameters)
        {
            if (!Known.Contains(name))
            {
                mistakes[name] = [$"Unknown parameter; known are {string.Join(", ", Known)}."];
            }
            else if (values.Count != 1)
            {
                mistakes[name] = ["Give it once."];
            }
        }

        query = new()
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
            RequestId = Word("request"),
            Before = Number("before", long.MaxValue),
            Limit = (int)(Number("limit", MaxLimit) ?? 100),
        };
        return mistakes;

        string? Word(string name) => parameters[name] is [{ Length: > 0 } value] ? value : null;

        DateTimeOffset? Time(string name)
        {
            if (Word(name) is not { } text)
            {
                return null;
            }

            if (DateTimeOffset.TryParseExact(
                text, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            {
                return time;
            }

            mistakes[name] = ["Not a time; use RFC 3339, for example 2026-01-31T00:00:00Z."];
            return null;
        }

        AuditOutcome? Outcome()
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

            mistakes["outcome"] = ["Use success, denied or failure."];
            return null;
        }

        long? Number(string name, long max)
        {
            if (Word(name) is not { } text)
            {
                return null;
            }

            if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number >= 1 && number <= max)
            {
                return number;
            }

            mistakes[name] = [$"Use a whole number from 1 to {max}."];
            return null;
        }
    }
}
