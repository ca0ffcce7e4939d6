using McpGateway.Audit;
using McpGateway.Connections;
using McpGateway.Tools.Catalog;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace McpGateway.OAuth.Authorize;

/// <summary><c>GET /authorize</c> (OAuth 2.1 §4.1.1): check the request, know the person, ask them. Repeating it does
/// no harm.</summary>
internal static class AuthorizeEndpoint
{
    private static readonly TimeSpan SignInHoldsFor = TimeSpan.FromMinutes(10);

    public static async Task<IResult> ShowAsync(
        HttpContext context,
        AuthorizeChecks checks,
        ConsentRequests consentRequests,
        OperatorCatalog catalog,
        IOptions<OAuthOptions> options,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var request = await checks.ValidateAsync(new(context.Request.Query), cancellationToken);
        context.Features.Set(request.Client);
        var user = context.Features.Get<SignedInUser>();
        if (request.PromptsNone)
        {
            // Every connection is asked for on a page, so no session can answer without one (MCP: consent per client).
            throw OAuthException.ToClient(user is null
                ? new("login_required", "The person has to sign in.")
                : new OAuthError("consent_required", "The person has to be asked."), request.Redirect);
        }

        // Memberships and roles are those of the sign-in, so an older one is repeated before it is built upon.
        if (user is not { HasBackOfficeTokens: true } || user.SignedInAt + SignInHoldsFor <= time.GetUtcNow())
        {
            await context.ChallengeAsync();
            return TypedResults.Empty;
        }

        var pending = ConsentRequest.From(request, user);
        var question = pending.Ask(catalog, user, options.Value.RefreshTokenLifetime);
        if (question.Organizers.Count == 0)
        {
            throw OAuthException.ToClient(pending.IsOpenTo(user)
                ? OAuthError.InvalidScope("The person's role allows none of the scopes.")
                : OAuthError.AccessDenied("The person belongs to no organizer that this could connect."),
                request.Redirect, pending.IsOpenTo(user) ? AuditCode.RoleAllowsNothing : AuditCode.NoOrganizer);
        }

        var handle = await consentRequests.AddAsync(pending, cancellationToken);
        return ConsentPage.Render(question with { Request = handle });
    }
}
