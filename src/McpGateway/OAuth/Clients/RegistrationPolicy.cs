using Microsoft.Extensions.Options;

namespace McpGateway.OAuth.Clients;

/// <summary>Who may register here, as the operator decided. Clients that are registered already stay.</summary>
internal sealed class RegistrationPolicy(
    IOptions<RegistrationOptions> options, IOptions<GatewayOptions> gateway)
{
    private readonly HashSet<string> hosts = new(options.Value.AllowedRedirectHosts, StringComparer.Ordinal);

    // Loopback is open to all unless the list says which of its names are.
    private readonly bool namesLoopback =
        options.Value.AllowedRedirectHosts.Any(host => RedirectUri.IsLoopback($"http://{host}/"));

    public bool IsOffered => options.Value.Registration != RegistrationOptions.Off;

    /// <summary>How long a registration waits for its first consent.</summary>
    public TimeSpan UnusedLifetime => options.Value.UnusedRegistrationLifetime;

    /// <summary>How many registrations are kept that nobody consented to.</summary>
    public int MaxUnused => options.Value.MaxUnusedRegistrations;

    /// <exception cref="OAuthException">403: registration is off.</exception>
    public void RequireOffered()
    {
        if (!IsOffered)
        {
            throw new OAuthException(new OAuthError("access_denied",
                "Dynamic registration is off here. Use a client ID metadata document, or ask the operator to "
                + "register the client.", StatusCodes.Status403Forbidden));
        }
    }

    /// <exception cref="OAuthException"><c>invalid_redirect_uri</c>: the gateway's own origin, or a host that the
    /// operator does not allow.</exception>
    public void RequireAllowed(IReadOnlyList<string> redirectUris)
    {
        for (var i = 0; i < redirectUris.Count; i++)
        {
            if (RedirectUri.FindProblem(redirectUris[i], gateway.Value.Issuer) is { } problem)
            {
                throw new OAuthException(OAuthError.InvalidRedirectUri($"redirect_uris[{i}]: {problem}"));
            }

            if (!IsAllowed(redirectUris[i]))
            {
                throw new OAuthException(OAuthError.InvalidRedirectUri(
                    $"redirect_uris[{i}]: the operator does not allow clients with this host to register."));
            }
        }
    }

    private bool IsAllowed(string redirectUri) =>
        options.Value.Registration == RegistrationOptions.Open
        || hosts.Contains(RedirectUri.DisplayHost(redirectUri))
        || (!namesLoopback && RedirectUri.IsLoopback(redirectUri));
}
