using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Text;
using McpGateway.Web.Network;

namespace McpGateway.Audit.Sinks;

/// <summary>An address that events are posted to, signed.</summary>
internal sealed class WebhookSinkOptions
{
    /// <summary>What lets a receiver be within a network.</summary>
    public const string AllowSetting = Section + ":" + nameof(AllowPrivateAddresses);

    private const string Section = SinkOptions.Section + ":Webhook";
    private const int ShortestSecret = 32;

    /// <summary>Empty for none.</summary>
    public string Url { get; set; } = "";

    /// <summary>Every delivery is signed with each of them, so that they can be changed without an outage: add the new one,
    /// have the receiver take it, remove the old one.</summary>
    public IList<string> Secrets { get; } = [];

    /// <summary>Whether the receiver may be at an address that is not of the public internet: loopback, link-local, of a
    /// private network, a cloud's metadata. It is looked at when the connection is made, after the name was resolved.
    /// </summary>
    public bool AllowPrivateAddresses { get; set; }

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
        else if (!AllowPrivateAddresses && IsWithin(new(Url)))
        {
            yield return new($"{Section}:Url is an address within a network, not of the public internet, and nothing would be "
                + $"delivered. Set {AllowSetting} to true if the receiver is really there.");
        }

        if (Secrets.Count == 0 || Secrets.Any(secret => Encoding.UTF8.GetByteCount(secret) < ShortestSecret))
        {
            yield return new($"{Section}:Secrets is missing or has a secret shorter than {ShortestSecret} bytes; the receiver "
                + "knows by it that a delivery is the gateway's. Give it by environment or secret manager.");
        }
    }

    private static bool IsWithin(Uri url) =>
        url.IsLoopback || (IPAddress.TryParse(url.IdnHost, out var address) && !GlobalAddresses.Contains(address));
}
