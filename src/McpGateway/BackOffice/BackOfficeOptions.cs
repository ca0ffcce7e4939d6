using System.ComponentModel.DataAnnotations;

namespace McpGateway.BackOffice;

/// <summary>The operator's API.</summary>
internal sealed class BackOfficeOptions : IValidatableObject
{
    public const string Section = "Gateway:BackOffice";

    /// <summary>What the paths of the catalog are appended to. https, unless the host is loopback (promise
    /// S6).</summary>
    public string Url { get; set; } = "";

    /// <summary>What a caller waits at most for the back office, every try and new token included.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(25);

    /// <summary>How often a read that failed in passing is tried again. A write never is.</summary>
    public int Retries { get; set; } = 2;

    /// <summary>Requests on their way at the same time; of one organizer three quarters of them.</summary>
    public int Concurrency { get; set; } = 256;

    /// <summary>Requests that wait for one of those to end, likewise; more are refused at once.</summary>
    public int Queue { get; set; } = 256;

    public CircuitOptions Circuit { get; } = new();

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Uri.TryCreate(Url, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            yield return new($"Gateway:BackOffice:Url is '{Url}'; set it to the URL of the back office's API, for "
                + "example https://api.example.com.", [nameof(Url)]);
        }
        else if (url.Scheme == "http" && !url.IsLoopback)
        {
            yield return new($"Gateway:BackOffice:Url is '{Url}'; only a loopback address may be plain http, "
                + "use https.", [nameof(Url)]);
        }
        else if (url.Query != "" || url.Fragment != "" || url.UserInfo != "")
        {
            yield return new("Gateway:BackOffice:Url must be scheme, host, port and path alone: the paths of the "
                + "catalog are appended to it.", [nameof(Url)]);
        }

        if (Timeout < TimeSpan.FromMilliseconds(100) || Timeout > TimeSpan.FromMinutes(5))
        {
            yield return new($"Gateway:BackOffice:Timeout is {Timeout}; it must be from 00:00:00.1 to 00:05:00, "
                + "because clients give up on a tool after some minutes.", [nameof(Timeout)]);
        }

        foreach (var (name, value, isSound, rule) in ResilienceRules())
        {
            if (!isSound)
            {
                yield return new($"{Section}:{name} is {value}; it must be {rule}.", [name]);
            }
        }
    }

    private IEnumerable<(string Name, object Value, bool IsSound, string Rule)> ResilienceRules() =>
    [
        (nameof(Retries), Retries, Retries is >= 0 and <= 2, "from 0 to 2, because each try adds to the load of a back "
            + "office that is unwell"),
        (nameof(Concurrency), Concurrency, Concurrency is >= 1 and <= 10_000, "from 1 to 10000"),
        (nameof(Queue), Queue, Queue is >= 0 and <= 10_000, "from 0 to 10000, because whoever waits has a deadline"),
        ("Circuit:FailureShare", Circuit.FailureShare, Circuit.FailureShare is >= 0.01 and <= 1, "from 0.01 to 1, a "
            + "share of the requests"),
        ("Circuit:Window", Circuit.Window, IsWithin(Circuit.Window, 0.5, 600), "from 00:00:00.5 to 00:10:00"),
        ("Circuit:MinimumRequests", Circuit.MinimumRequests, Circuit.MinimumRequests is >= 2 and <= 100_000,
            "from 2 to 100000, because one failure proves nothing"),
        ("Circuit:OpenFor", Circuit.OpenFor, IsWithin(Circuit.OpenFor, 0.5, 600), "from 00:00:00.5 to 00:10:00, after "
            + "which the back office is tried again"),
    ];

    private static bool IsWithin(TimeSpan span, double fromSeconds, double toSeconds) =>
        span.TotalSeconds >= fromSeconds && span.TotalSeconds <= toSeconds;
}
