namespace McpGateway.Sample.BackOffice.SignIn;

/// <summary>The back office's OpenID Connect provider.</summary>
internal static class SignInFeature
{
    extension(IHostApplicationBuilder builder)
    {
        public void AddSignIn() => builder.Services
            .AddSingleton<AuthorizeRules>()
            .AddSingleton<BrowserSessions>()
            .AddSingleton<ClientCheck>()
            .AddSingleton<IdTokens>()
            .AddSingleton<IssuedTokens>()
            .AddSingleton<LogoutNotice>()
            .AddSingleton<PasswordCheck>()
            .AddSingleton<SecondFactors>();
    }

    extension(IEndpointRouteBuilder routes)
    {
        public void MapSignIn()
        {
            routes.MapGet("/.well-known/openid-configuration", DiscoveryEndpoint.Describe);
            routes.MapGet("/oidc/jwks", DiscoveryEndpoint.Keys);
            routes.MapGet("/oidc/authorize", AuthorizeEndpoint.Show);
            routes.MapPost("/sign-in", AuthorizeEndpoint.SignInAsync);
            routes.MapGet("/sign-in.css", SignInPage.Style);
            routes.MapPost("/oidc/token", TokenEndpoint.RedeemAsync);
            routes.MapGet("/oidc/userinfo", UserInfoEndpoint.Describe).RequireAuthorization();
            routes.MapGet("/oidc/logout", SignOutEndpoint.SignOutAsync);
        }
    }
}
