using McpGateway.Audit;
using McpGateway.OAuth.Authorize;
using McpGateway.OAuth.Clients;
using McpGateway.OAuth.Clients.Assertions;
using McpGateway.OAuth.Clients.Documents;
using McpGateway.OAuth.Discovery;
using McpGateway.OAuth.Token;
using McpGateway.Storage;
using McpGateway.Switches;
using McpGateway.Web;

namespace McpGateway.OAuth;

/// <summary>The OAuth 2.1 authorization server: its parts and its route table.</summary>
internal static class OAuthFeature
{
    /// <summary>Clients that run in a browser (the MCP Inspector, for one) call these from their own origin.</summary>
    private const string AnyOrigin = "any-origin";

    extension(IHostApplicationBuilder builder)
    {
        public void AddOAuth() => builder.Services
            .AddSettings<OAuthOptions>(OAuthOptions.Section)
            .AddSettings<RegistrationOptions>(RegistrationOptions.Section)
            .AddSettings<PreregisteredClientsOptions>(PreregisteredClientsOptions.Section)
            .AddExceptionHandler<OAuthErrorHandler>()
            .AddCors(cors => cors.AddPolicy(AnyOrigin, policy =>
                policy.AllowAnyOrigin().AllowAnyHeader().AllowAnyMethod()))
            .AddSingleton<ClientStore>()
            .AddSingleton<RegistrationPolicy>()
            .AddSingleton<UnusedRegistrations>()
            .AddSingleton<RegistrationManagement>()
            .AddSingleton<DocumentFetcher>()
            .AddSingleton<PinnedDocuments>()
            .AddSingleton<ClientDocuments>()
            .AddSingleton<PreregisteredClients>()
            .AddHttpContextAccessor()
            .AddSingleton<ClientDirectory>()
            .AddSingleton<KeySets>()
            .AddSingleton<ClientAssertions>()
            .AddSingleton<ClientAuthentication>()
            .AddSingleton<Resources>()
            .AddSingleton<MetadataDocuments>()
            .AddSingleton(new KnownProviders(Provider.All))
            .AddSingleton(new AuditWords(AuditField.Provider, Provider.All))
            .AddSingleton<ConnectionStops>()
            .AddSingleton<AuthorizeChecks>()
            .AddSingleton<PushedRequests>()
            .AddSingleton<ConsentRequests>()
            .AddSingleton<ConsentEndpoint>()
            .AddSingleton<MembershipChecks>()
            .AddSingleton<OAuthRefusals>()
            .AddSingleton<ClientLimit>()
            .AddSingleton<GrantStops>()
            .AddSingleton<TokenMint>()
            .AddSingleton<ITokenGrant, AuthorizationCodeGrant>()
            .AddSingleton<ITokenGrant, RefreshTokenGrant>()
            .AddSingleton<TokenEndpoint>()
            .AddSingleton<IntrospectionEndpoint>();
    }

    extension(IEndpointRouteBuilder routes)
    {
        public void MapOAuth()
        {
            var open = routes.MapGroup("").RequireCors(AnyOrigin);
            open.MapMethods("/.well-known/oauth-authorization-server", GetOrHead, MetadataDocuments.ShowServer);
            open.MapMethods("/.well-known/oauth-authorization-server/mcp", GetOrHead, MetadataDocuments.ShowServer);
            open.MapMethods("/.well-known/openid-configuration", GetOrHead, MetadataDocuments.ShowServer);
            open.MapMethods("/.well-known/oauth-protected-resource", GetOrHead, MetadataDocuments.ShowResource);
            open.MapMethods("/.well-known/oauth-protected-resource/mcp", GetOrHead, MetadataDocuments.ShowResource);
            open.MapMethods("/.well-known/oauth-protected-resource/mcp/{organizer}", GetOrHead,
                MetadataDocuments.ShowResource);
            open.MapPost("/register", RegistrationEndpoint.RegisterAsync).AddEndpointFilter<RegistrationGuard>();
            var registered = open.MapGroup("/register/{clientId}").AddEndpointFilter<RegistrationManagementGuard>();
            registered.MapGet("", RegistrationManagementEndpoint.ShowAsync);
            registered.MapPut("", RegistrationManagementEndpoint.UpdateAsync);
            registered.MapDelete("", RegistrationManagementEndpoint.DeleteAsync);
            // What is refused there is told as the authorization request it would have been.
            open.MapPost("/par", PushedRequestEndpoint.PushAsync)
                .AddEndpointFilter(new RefusalGuard(AuditAction.AuthorizeRefused));
            var token = open.MapGroup("").AddEndpointFilter(new RefusalGuard(AuditAction.TokenRefused));
            token.MapPost("/token", TokenEndpoint.RedeemAsync);
            token.MapPost("/revoke", RevocationEndpoint.RevokeAsync);

            routes.MapPost("/introspect", IntrospectionEndpoint.ShowAsync)
                .RequireAuthorization(AccessPolicies.Operator).AddEndpointFilter<IntrospectionGuard>();
            routes.MapGet("/authorize", AuthorizeEndpoint.ShowAsync).AddEndpointFilter<AuthorizeGuard>();
            routes.MapGet("/consent", ConsentEndpoint.ShowAsync);
            routes.MapPost("/consent", ConsentEndpoint.DecideAsync);
        }
    }

    private static readonly string[] GetOrHead = ["GET", "HEAD"];
}
