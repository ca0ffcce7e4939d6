using Microsoft.Extensions.Options;

namespace McpGateway.OAuth;

/// <summary>The protected resources that tokens are issued for: the MCP endpoint, and one for each organizer (promise
/// G1).</summary>
internal sealed class Resources(IOptions<GatewayOptions> options)
{
    private readonly Uri origin = new(options.Value.Issuer);

    /// <summary>The resource that every client means when it names none.</summary>
    public Resource Default { get; } = new(options.Value.Resource(), null);

    /// <summary>
    /// The resource an identifier names (RFC 8707 §2), or null for a foreign one. Spelling that clients vary is
    /// forgiven: letter case of scheme and host, the default port, a slash at the end.
    /// </summary>
    public Resource? TryRead(string identifier)
    {
        if (!IsPlain(identifier)
            || !Uri.TryCreate(identifier, UriKind.Absolute, out var uri)
            || uri.Scheme != origin.Scheme || uri.Host != origin.Host || uri.Port != origin.Port
            || uri.UserInfo != "")
        {
            return null;
        }

        return uri.AbsolutePath.TrimEnd('/').Split('/') switch
        {
            ["", "mcp"] => Default,
            ["", "mcp", var organizer] when IsOrganizerId(organizer) => Pinned(organizer),
            _ => null,
        };
    }

    // What a parser would repair on the way (dot segments, escapes, other scripts' letters) is not forgiven.
    private static bool IsPlain(string identifier) =>
        identifier.All(c => c is > ' ' and <= '~' and not ('%' or '\\' or '#' or '?'))
        && !identifier.Contains("/.", StringComparison.Ordinal);

    /// <summary>The resource of one organizer; null when the text cannot be an organizer's id.</summary>
    public Resource? TryPin(string organizer) => IsOrganizerId(organizer) ? Pinned(organizer) : null;

    private Resource Pinned(string organizer) => new(options.Value.Resource(organizer), organizer);

    private static bool IsOrganizerId(string text) =>
        text.Length is > 0 and <= 64 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');
}

/// <summary>A protected resource.</summary>
/// <param name="Identifier">Its canonical identifier, the only form that is ever stored or compared.</param>
/// <param name="Organizer">The organizer it is pinned to, if any.</param>
internal sealed record Resource(string Identifier, string? Organizer);
