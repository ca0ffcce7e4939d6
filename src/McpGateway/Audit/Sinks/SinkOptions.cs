using System.ComponentModel.DataAnnotations;

namespace McpGateway.Audit.Sinks;

/// <summary>Where audit events go beside the log, and how hard it is tried.</summary>
internal sealed class SinkOptions : IValidatableObject
{
    public const string Section = "Gateway:Audit:Sinks";

    /// <summary>As JSON lines on the standard output, for the platform's collector.</summary>
    public bool Stdout { get; set; }

    public OtlpSinkOptions Otlp { get; } = new();

    public WebhookSinkOptions Webhook { get; } = new();

    /// <summary>How often it is looked for new events.</summary>
    public TimeSpan LookEvery { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a receiver may take for an answer.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The pause after a delivery that failed; doubled after each that follows.</summary>
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest that the pause becomes.</summary>
    public TimeSpan RetryAtMost { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>So long one process delivers before another may take over.</summary>
    public TimeSpan LeaseFor { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>An alert is raised once events have waited for so long.</summary>
    public TimeSpan AlertAfter { get; set; } = TimeSpan.FromMinutes(5);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var (name, value) in new[]
        {
            (nameof(LookEvery), LookEvery), (nameof(Timeout), Timeout), (nameof(RetryAfter), RetryAfter),
            (nameof(RetryAtMost), RetryAtMost), (nameof(LeaseFor), LeaseFor), (nameof(AlertAfter), AlertAfter),
        })
        {
            if (value < TimeSpan.FromMilliseconds(100) || value > TimeSpan.FromHours(1))
            {
                yield return new($"{Section}:{name} is {value}; it must be from 00:00:00.1 to 01:00:00.", [name]);
            }
        }

        if (Timeout > LeaseFor / 2)
        {
            yield return new($"{Section}:Timeout is {Timeout}, more than half of {Section}:LeaseFor; another process would "
                + "take over while this one waits. Lengthen the lease or shorten the timeout.",
                [nameof(Timeout), nameof(LeaseFor)]);
        }

        foreach (var mistake in Otlp.Validate().Concat(Webhook.Validate()))
        {
            yield return mistake;
        }
    }

    /// <summary>What keeps an address from being delivered to (promise S6); null when nothing does.</summary>
    public static string? FindMistake(string setting, string address) =>
        !Uri.TryCreate(address, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https")
            ? $"{setting} is no address; set it to one such as https://collector.example.com."
        : url.UserInfo != "" || url.Fragment != ""
            ? $"{setting} has a user or a fragment; leave them out."
        : url.Scheme == "http" && !url.IsLoopback
            ? $"{setting} is plain http; only a loopback address may be, use https."
        : null;
}
