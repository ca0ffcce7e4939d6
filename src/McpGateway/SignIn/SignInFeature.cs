using McpGateway.Web;
using Microsoft.AspNetCore.Authorization;

namespace McpGateway.SignIn;

/// <summary>How a person proves who they are: OpenID Connect to the back office, then a browser session here.</summary>
internal static class SignInFeature
{
    extension(IHostApplicationBuilder builder)
    {
        public void AddSignIn()
        {
            builder.Services.AddSingleton<SessionStore>();
            builder.Services.AddSingleton<SessionCookie>();
            builder.Services.AddSingleton<SignInRequests>();
            builder.Services.AddSingleton<SignInEvents>();
            builder.Services.AddSingleton<StaffSignIn>();
            builder.Services.AddSingleton<StaffRefusal>();
            builder.Services.AddSettings<StaffOptions>(StaffOptions.Section);
            builder.Services.AddSingleton<IdTokens>();
            builder.Services.AddSingleton<LogoutTokens>();
            builder.Services.AddSingleton<BackChannelLogout>();
            builder.Services.AddSettings<LogoutOptions>(LogoutOptions.Section);
            builder.Services.AddSettings<OperatorCredentialOptions>(OperatorCredentialOptions.Section);
            builder.Services.AddAuthentication(SessionHandler.Scheme)
                .AddScheme<SessionHandlerOptions, SessionHandler>(SessionHandler.Scheme, null)
                .AddScheme<OperatorCredentialHandlerOptions, OperatorCredentialHandler>(
                    OperatorCredentialHandler.Scheme, null);
            builder.Services.AddAuthorizationBuilder()
                .AddPolicy(AccessPolicies.SignedIn, policy => policy.RequireAuthenticatedUser())
                .AddPolicy(AccessPolicies.Operator, policy => policy
                    .AddAuthenticationSchemes(OperatorCredentialHandler.Scheme).RequireAuthenticatedUser())
                .AddPolicy(AccessPolicies.Security, policy => policy
                    .AddAuthenticationSchemes(OperatorCredentialHandler.Scheme, SessionHandler.Scheme)
                    .RequireAssertion(IsSecurityStaff));
        }
    }

    extension(IEndpointRouteBuilder routes)
    {
        public void MapSignIn()
        {
            routes.MapGet(SignInCallback.Path, SignInCallback.CompleteAsync);
            routes.MapGet(StaffSignInEndpoint.Path, StaffSignInEndpoint.BeginAsync);
            routes.MapPost(BackChannelLogout.Path, BackChannelLogout.ReceiveAsync).AddEndpointFilter<LogoutGuard>();
            routes.MapPost("/sign-out", SignOutEndpoint.SignOutAsync).RequireAuthorization(AccessPolicies.SignedIn);
        }
    }

    private static bool IsSecurityStaff(AuthorizationHandlerContext context) =>
        context.User.HasClaim(OperatorCredentialHandler.StaffRoleClaim, "security");
}
