using McpGateway.OAuth.Clients.Assertions;

namespace McpGateway.OAuth.Clients;

/// <summary>Every mistake in a client of the configuration, by setting.</summary>
internal static class PreregisteredClientChecks
{
    public static IEnumerable<(string Setting, string Problem)> FindProblems(PreregisteredClientOptions client) =>
        FindNamingProblems(client).Concat(FindRedirectProblems(client)).Concat(FindAuthenticationProblems(client));

    private static IEnumerable<(string, string)> FindNamingProblems(PreregisteredClientOptions client)
    {
        // RFC 6749 appendix A.1: printable ASCII.
        if (client.ClientId.Length is 0 or > 200 || !client.ClientId.All(c => c is > ' ' and <= '~'))
        {
            yield return (nameof(client.ClientId), "must be 1 to 200 printable ASCII characters without spaces.");
        }

        if (string.IsNullOrWhiteSpace(client.Name))
        {
            yield return (nameof(client.Name), "is missing; it is what people read when they are asked.");
        }

        if (client.GrantTypes.Except(RegistrationRequest.OfferedGrantTypes).Any()
            || (client.GrantTypes.Count > 0 && !client.GrantTypes.Contains("authorization_code")))
        {
            yield return (nameof(client.GrantTypes),
                "must contain authorization_code, and nothing else than that and refresh_token.");
        }
    }

    private static IEnumerable<(string, string)> FindRedirectProblems(PreregisteredClientOptions client)
    {
        if (client.RedirectUris.Count == 0)
        {
            yield return (nameof(client.RedirectUris), "is missing; name where the client receives its codes.");
        }

        for (var i = 0; i < client.RedirectUris.Count; i++)
        {
            if (RedirectUri.FindProblem(client.RedirectUris[i]) is { } problem)
            {
                yield return ($"{nameof(client.RedirectUris)}:{i}", $"cannot be used. {problem}");
            }
        }
    }

    private static IEnumerable<(string, string)> FindAuthenticationProblems(PreregisteredClientOptions client)
    {
        var method = client.TokenEndpointAuthMethod;
        if (!ClientAuthentication.Methods.Contains(method))
        {
            yield return (nameof(client.TokenEndpointAuthMethod),
                $"is '{method}'; it must be one of {string.Join(", ", ClientAuthentication.Methods)}.");
            yield break;
        }

        var needsSecret = method is ClientAuthentication.Basic or ClientAuthentication.Post;
        if (needsSecret
            ? client.SecretHash is not { Length: 64 } hash || !hash.All(char.IsAsciiHexDigit)
            : client.SecretHash is not null)
        {
            yield return (nameof(client.SecretHash), needsSecret
                ? "is not a SHA-256 in hex; take that of a secret of at least 32 random bytes."
                : $"must be left out: with {method} there is no secret.");
        }

        var needsKeys = method == ClientAuthentication.PrivateKeyJwt;
        if (needsKeys ? client.Jwks is null == client.JwksUri is null : (client.Jwks ?? client.JwksUri) is not null)
        {
            yield return (nameof(client.Jwks), needsKeys
                ? "or JwksUri must be set, and only one of them: the client's public keys, or where they are."
                : $"and JwksUri must be left out: with {method} nothing is signed.");
        }
        else if (client.Jwks is not null && ClientKeys.TryReadSet(client.Jwks) is null)
        {
            yield return (nameof(client.Jwks), "is not a JWK set with a public P-256 key or RSA key of 2048 bits.");
        }
        else if (client.JwksUri is not null && ClientKeys.TryReadAddress(client.JwksUri) is null)
        {
            yield return (nameof(client.JwksUri),
                "must be https on a host name, with a path, without port, query and fragment.");
        }
    }
}
