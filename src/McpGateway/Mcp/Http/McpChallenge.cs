using System.Text;
using McpGateway.Tools.Catalog;
using Microsoft.Extensions.Options;

namespace McpGateway.Mcp.Http;

/// <summary>
/// The one WWW-Authenticate challenge of each refusal (RFC 9728 §5.1): quoted strings, an absolute address, and the
/// scopes to ask for.
/// </summary>
internal sealed class McpChallenge(IOptions<GatewayOptions> gateway, OperatorCatalog catalog)
{
    private const string OfflineAccess = "offline_access";

    // A refresh token is no business of the resource, so offline_access is never asked for here.
    private readonly string defaultScope = catalog.DefaultScopes.Without(OfflineAccess).ToString();
    private readonly string metadata = $"{gateway.Value.Issuer}/.well-known/oauth-protected-resource/mcp";

    /// <summary>No credentials at all: no error code (RFC 6750 §3.1), only the way in.</summary>
    public string SignIn(string? organizer) => $"Bearer {Metadata(organizer)}, {Scope(defaultScope)}";

    /// <summary>The token is unknown, expired, revoked or for another resource.</summary>
    public string InvalidToken(string? organizer, string description) =>
        $"Bearer error=\"invalid_token\", {Description(description)}, {Metadata(organizer)}, {Scope(defaultScope)}";

    /// <summary>The credentials were sent in a way that is not allowed.</summary>
    public string InvalidRequest(string? organizer, string description) =>
        $"Bearer error=\"invalid_request\", {Description(description)}, {Metadata(organizer)}";

    /// <summary>
    /// All scopes of the operation in one challenge (RFC 6750 §3.1), with those already granted: some clients replace
    /// their scopes by these instead of adding.
    /// </summary>
    public string InsufficientScope(string? organizer, ScopeSet needed, ScopeSet granted, string description)
    {
        var scope = needed.Union(granted).Without(OfflineAccess).ToString();
        return $"Bearer error=\"insufficient_scope\", {Scope(scope)}, {Metadata(organizer)}, "
            + Description(description);
    }

    private string Metadata(string? organizer) =>
        $"resource_metadata=\"{metadata}{(organizer is null ? "" : $"/{organizer}")}\"";

    private static string Scope(string scope) => $"scope=\"{scope}\"";

    private static string Description(string text) => $"error_description=\"{Quotable(text)}\"";

    // RFC 6750 §3: error_description has visible ASCII and spaces, without quote and backslash.
    private static string Quotable(string text)
    {
        var quotable = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            quotable.Append(c is '"' or '\\' ? '\'' : c is >= ' ' and <= '~' ? c : '?');
        }

        return quotable.ToString();
    }
}
