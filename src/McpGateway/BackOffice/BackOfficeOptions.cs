using System.ComponentModel.DataAnnotations;

namespace McpGateway.BackOffice;

/// <summary>The operator's API.</summary>
internal sealed class BackOfficeOptions : IValidatableObject
{
    public const string Section = "Gateway:BackOffice";

    /// <summary>What the paths of the catalog are appended to. https, unless the host is loopback (promise
    /// S6).</summary>
    public string Url { get; set; } = "";

    /// <summary>For one request in all, from connecting to the last byte.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(25);

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
    }
}
