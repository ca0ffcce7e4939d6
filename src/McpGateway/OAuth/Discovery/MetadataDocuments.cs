using McpGateway.OAuth.Clients;
using McpGateway.OAuth.Clients.Assertions;
using McpGateway.OAuth.Token;
using McpGateway.Tools.Catalog;
using Microsoft.Extensions.Options;

namespace McpGateway.OAuth.Discovery;

/// <summary>Both metadata documents. Every address derives from the configured origin, none from the request.</summary>
internal sealed class MetadataDocuments(
    IOptions<GatewayOptions> options,
    OperatorCatalog catalog,
    Resources resources,
    IEnumerable<ITokenGrant> grants,
    RegistrationPolicy registration)
{
    private readonly AuthorizationServerMetadata server = new()
    {
        Issuer = options.Value.Issuer,
        AuthorizationEndpoint = $"{options.Value.Issuer}/authorize",
        TokenEndpoint = $"{options.Value.Issuer}/token",
        RegistrationEndpoint = registration.IsOffered ? $"{options.Value.Issuer}/register" : null,
        RevocationEndpoint = $"{options.Value.Issuer}/revoke",
        PushedAuthorizationRequestEndpoint = $"{options.Value.Issuer}/par",
        IntrospectionEndpoint = $"{options.Value.Issuer}/introspect",
        // Some clients ask for every scope listed here; what their user's role cannot have is left out at consent.
        ScopesSupported = [.. catalog.Scopes.Select(scope => scope.Name), Scopes.OfflineAccess],
        GrantTypesSupported = [.. grants.Select(grant => grant.GrantType)],
        TokenEndpointAuthMethodsSupported = ClientAuthentication.Methods,
        TokenEndpointAuthSigningAlgValuesSupported = ClientAssertions.Algorithms,
        RevocationEndpointAuthMethodsSupported = ClientAuthentication.Methods,
        RevocationEndpointAuthSigningAlgValuesSupported = ClientAssertions.Algorithms,
    };

    /// <summary>RFC 8414 §3.</summary>
    public static IResult ShowServer(HttpContext context, MetadataDocuments documents)
    {
        AllowCaching(context);
        return TypedResults.Json(documents.server, OAuthJson.Default.AuthorizationServerMetadata);
    }

    /// <summary>RFC 9728 §3.</summary>
    public static IResult ShowResource(HttpContext context, MetadataDocuments documents, string? organizer) =>
        documents.Show(context, organizer);

    private IResult Show(HttpContext context, string? organizer)
    {
        var resource = organizer is null ? resources.Default : resources.TryPin(organizer);
        if (resource is null)
        {
            return TypedResults.NotFound();
        }

        AllowCaching(context);
        return TypedResults.Json(new()
        {
            Resource = resource.Identifier,
            AuthorizationServers = [server.Issuer],
            ScopesSupported = [.. catalog.DefaultScopes.Ordered()],
        }, OAuthJson.Default.ProtectedResourceMetadata);
    }

    private static void AllowCaching(HttpContext context) =>
        context.Response.Headers.CacheControl = "public, max-age=300";
}
