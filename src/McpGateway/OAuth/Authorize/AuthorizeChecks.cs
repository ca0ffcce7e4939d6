using McpGateway.Audit;
using McpGateway.OAuth.Clients;
using McpGateway.OAuth.Clients.Documents;
using McpGateway.Tools.Catalog;
using Microsoft.Extensions.Options;

namespace McpGateway.OAuth.Authorize;

/// <summary>What is checked before anybody is asked anything, in this order. Writes nothing.</summary>
internal sealed class AuthorizeChecks(
    ClientDirectory clients, Resources resources, OperatorCatalog catalog, IOptions<GatewayOptions> options)
{
    private const int MaxLoginHint = 320;

    private readonly ScopeSet offered =
        new(catalog.Scopes.Select(scope => scope.Name).Append(Scopes.OfflineAccess));

    /// <exception cref="OAuthException">The first check that fails, on the channel that is proven by then.</exception>
    public async ValueTask<AuthorizeRequest> ValidateAsync(
        AuthorizeParameters parameters, CancellationToken cancellationToken)
    {
        // Until both are proven, an error is a page: a redirect could lead anywhere.
        var client = await GetClientAsync(parameters.Find("client_id"), cancellationToken);
        var redirect = ProveRedirect(client, parameters.Find("redirect_uri"), parameters.Find("state"));

        RefuseDuplicates(parameters, redirect);
        RefuseRequestObjects(parameters, redirect);
        RequireCode(parameters, redirect);
        RequireQueryMode(parameters, redirect);
        return new()
        {
            Client = client,
            Redirect = redirect,
            CodeChallenge = RequireS256(parameters, redirect),
            Resource = RequireOwnResource(parameters, redirect),
            Scopes = RequireKnownScopes(parameters, redirect),
            Prompts = ReadPrompts(parameters, redirect),
            // An address or a name; what is longer is neither, and a hint may be ignored.
            LoginHint = parameters.Find("login_hint") is { Length: <= MaxLoginHint } hint ? hint : null,
        };
    }

    /// <summary>Proves a redirect again, when the person's answer arrives: the client may have changed
    /// meanwhile.</summary>
    public async ValueTask<(Client Client, ValidatedRedirect Redirect)> ProveAgainAsync(
        string clientId, string redirectUri, string? state, CancellationToken cancellationToken)
    {
        var client = await GetClientAsync(clientId, cancellationToken);
        return (client, ProveRedirect(client, redirectUri, state));
    }

    private async ValueTask<Client> GetClientAsync(string? clientId, CancellationToken cancellationToken)
    {
        try
        {
            var client = clientId is null ? null : await clients.FindAsync(clientId, cancellationToken);
            return client ?? throw OAuthException.ToPerson(OAuthError.InvalidRequest(
                "The assistant is not registered here, or its registration is gone. "
                + "Remove the connector from the assistant and add it again."), AuditCode.UnknownClient);
        }
        catch (ClientDocumentException problem)
        {
            throw OAuthException.ToPerson(OAuthError.InvalidRequest(problem.Message), AuditCode.ClientDocument);
        }
    }

    private ValidatedRedirect ProveRedirect(Client client, string? redirectUri, string? state) =>
        (redirectUri is null ? null : ValidatedRedirect.TryProve(client, redirectUri, state, options.Value.Issuer))
        ?? throw OAuthException.ToPerson(OAuthError.InvalidRequest(
            "The address to return to is not one that the assistant registered. "
            + "Remove the connector from the assistant and add it again."), AuditCode.WrongRedirect, client.Id);

    /// <summary>OAuth 2.1 §3.1: no parameter more than once.</summary>
    private static void RefuseDuplicates(AuthorizeParameters parameters, ValidatedRedirect redirect)
    {
        if (parameters.HasDuplicates)
        {
            throw OAuthException.ToClient(
                OAuthError.InvalidRequest("A parameter was sent twice; send each once."), redirect, AuditCode.Duplicate);
        }
    }

    /// <summary>RFC 9101 is not offered; an address in request_uri is never fetched (CVE-2020-10770).</summary>
    private static void RefuseRequestObjects(AuthorizeParameters parameters, ValidatedRedirect redirect)
    {
        if (parameters.Has("request"))
        {
            throw OAuthException.ToClient(new("request_not_supported", "Send plain parameters."), redirect);
        }

        if (parameters.Has("request_uri"))
        {
            throw OAuthException.ToClient(new("request_uri_not_supported", "Send plain parameters."), redirect);
        }
    }

    private static void RequireCode(AuthorizeParameters parameters, ValidatedRedirect redirect)
    {
        switch (parameters.Find("response_type"))
        {
            case "code":
                return;
            case null:
                throw OAuthException.ToClient(
                    OAuthError.InvalidRequest("response_type is missing; use code."), redirect, AuditCode.ResponseType);
            default:
                throw OAuthException.ToClient(
                    OAuthError.UnsupportedResponseType("The only response_type is code."), redirect, AuditCode.ResponseType);
        }
    }

    private static void RequireQueryMode(AuthorizeParameters parameters, ValidatedRedirect redirect)
    {
        if (parameters.Find("response_mode") is not (null or "query"))
        {
            throw OAuthException.ToClient(
                OAuthError.InvalidRequest("The only response_mode is query."), redirect, AuditCode.ResponseMode);
        }
    }

    /// <summary>OpenID Connect Core §3.1.2.1: <c>none</c> excludes every other value. Unknown ones ask for
    /// nothing.</summary>
    private static string[] ReadPrompts(AuthorizeParameters parameters, ValidatedRedirect redirect)
    {
        var prompts = parameters.Find("prompt")?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        return prompts.Length > 1 && prompts.Contains("none")
            ? throw OAuthException.ToClient(OAuthError.InvalidRequest("prompt=none stands alone."), redirect)
            : prompts;
    }

    /// <summary>OAuth 2.1 §4.1.1: a challenge always, and never <c>plain</c>. An S256 challenge has 43
    /// characters.</summary>
    private static string RequireS256(AuthorizeParameters parameters, ValidatedRedirect redirect)
    {
        if (parameters.Find("code_challenge_method") != "S256")
        {
            throw OAuthException.ToClient(
                OAuthError.InvalidRequest("PKCE is required: send code_challenge_method=S256."), redirect, AuditCode.Pkce);
        }

        return parameters.Find("code_challenge") is { Length: 43 } challenge && challenge.All(Pkce.IsBase64Url)
            ? challenge
            : throw OAuthException.ToClient(OAuthError.InvalidRequest(
                "code_challenge must be the base64url SHA-256 of the verifier: 43 characters."), redirect, AuditCode.Pkce);
    }

    /// <summary>RFC 8707 §2. A client that names no resource means the only one it can know.</summary>
    private Resource RequireOwnResource(AuthorizeParameters parameters, ValidatedRedirect redirect) =>
        (parameters.Find("resource") is { } identifier ? resources.TryRead(identifier) : resources.Default)
        ?? throw OAuthException.ToClient(OAuthError.InvalidTarget(
            $"resource must be the MCP endpoint: {resources.Default.Identifier}"), redirect, AuditCode.WrongResource);

    /// <summary>
    /// Unknown scopes are left out, not refused: clients ask for what other servers have. What the person's role
    /// cannot have is left out later, when it is known who they are.
    /// </summary>
    private ScopeSet RequireKnownScopes(AuthorizeParameters parameters, ValidatedRedirect redirect)
    {
        if (parameters.Find("scope") is not { } text)
        {
            return catalog.DefaultScopes.Union(new([Scopes.OfflineAccess]));
        }

        var scopes = ScopeSet.TryParse(text)?.Intersect(offered)
            ?? throw OAuthException.ToClient(
                OAuthError.InvalidScope("scope contains a character that no scope has."), redirect, AuditCode.UnknownScope);
        if (scopes.Without(Scopes.OfflineAccess).Count > 0)
        {
            return scopes;
        }

        // Only offline_access, or only strangers: the first asks for nothing in particular, the second for nothing
        // here.
        return scopes.Count > 0
            ? scopes.Union(catalog.DefaultScopes)
            : throw OAuthException.ToClient(OAuthError.InvalidScope(
                "None of the scopes exists; see scopes_supported of the metadata."), redirect, AuditCode.UnknownScope);
    }
}
