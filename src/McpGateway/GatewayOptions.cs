using System.ComponentModel.DataAnnotations;

namespace McpGateway;

/// <summary>The one origin that issuer, resource and redirects derive from; never taken from a request.</summary>
internal sealed class GatewayOptions : IValidatableObject
{
    public const string Section = "Gateway";

    /// <summary>For example <c>https://mcp.example.com</c>. https, unless the host is loopback (promise S6).</summary>
    public string PublicUrl { get; set; } = "";

    /// <summary>RFC 8414 issuer: the origin without a trailing slash.</summary>
    public string Issuer => PublicUrl.TrimEnd('/');

    /// <summary>True on plain http, which only loopback may use.</summary>
    public bool IsPlainHttp => PublicUrl.StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    /// <summary>The resource identifier (RFC 8707) of the MCP endpoint, or of an organizer's own (promise
    /// G1).</summary>
    public string Resource(string? organizer = null) => $"{Issuer}/mcp{(organizer is null ? "" : $"/{organizer}")}";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Uri.TryCreate(PublicUrl, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            yield return new($"Gateway:PublicUrl is '{PublicUrl}'; set it to the public origin, for example "
                + "https://mcp.example.com.", [nameof(PublicUrl)]);
            yield break;
        }

        if (url.Scheme == "http" && !url.IsLoopback)
        {
            yield return new($"Gateway:PublicUrl is '{PublicUrl}'; only a loopback address may be plain http, use "
                + "https.", [nameof(PublicUrl)]);
        }

        if (url.PathAndQuery != "/" || url.Fragment != "" || url.UserInfo != "")
        {
            yield return new($"Gateway:PublicUrl is '{PublicUrl}'; it must be an origin alone: scheme, host and, if "
                + "needed, port.", [nameof(PublicUrl)]);
        }
    }
}
