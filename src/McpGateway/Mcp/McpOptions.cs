using System.ComponentModel.DataAnnotations;
using McpGateway.Mcp.Http;

namespace McpGateway.Mcp;

/// <summary>How the MCP endpoint presents itself, and which web pages may call it.</summary>
internal sealed class McpOptions : IValidatableObject
{
    public const string Section = "Gateway:Mcp";

    /// <summary>The name that people see in their client.</summary>
    [Required(ErrorMessage = "Gateway:Mcp:Title is empty; clients show it to people, so name the back office.")]
    public string Title { get; set; } = "McpGateway";

    /// <summary>What a model reads once before it uses the tools.</summary>
    public string Instructions { get; set; } =
        "Works with the back office of one organizer, within the rights of the person who connected it. Call whoami to "
        + "see who that is and what is allowed. An error says what to change; quote its request id to get help.";

    /// <summary>
    /// Origins of web pages that may call the endpoint from a browser, beside the gateway's own. Clients that are no
    /// web pages send no Origin and need none.
    /// </summary>
    public IList<string> AllowedOrigins { get; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        from origin in AllowedOrigins
        where !Uri.TryCreate(origin, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https")
            || TrustedOrigins.OriginOf(url) != origin
        select new ValidationResult(
            $"Gateway:Mcp:AllowedOrigins has '{origin}'; an origin is a scheme, a host in lower case and, where it is "
            + "not the default, a port, for example https://inspector.example.com.", [nameof(AllowedOrigins)]);
}
