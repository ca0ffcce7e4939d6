using System.ComponentModel.DataAnnotations;
using System.Text;

namespace McpGateway.Audit.Sinks;

/// <summary>An address that events are posted to, signed.</summary>
internal sealed class WebhookSinkOptions
{
    private const string Section = SinkOptions.Section + ":Webhook";
    private const int ShortestSecret = 32;

    /// <summary>Empty for none.</summary>
    public string Url { get; set; } = "";

    /// <summary>Every delivery is signed with each of them, so that they can be changed without an outage: add the new one,
    /// have the receiver take it, remove the old one.</summary>
    public IList<string> Secrets { get; } = [];

    public IEnumerable<ValidationResult> Validate()
    {
        if (Url == "")
        {
            yield break;
        }

        if (SinkOptions.FindMistake($"{Section}:Url", Url) is { } mistake)
        {
            yield return new(mistake);
        }

        if (Secrets.Count == 0 || Secrets.Any(secret => Encoding.UTF8.GetByteCount(secret) < ShortestSecret))
        {
            yield return new($"{Section}:Secrets is missing or has a secret shorter than {ShortestSecret} bytes; the receiver "
                + "knows by it that a delivery is the gateway's. Give it by environment or secret manager.");
        }
    }
}
