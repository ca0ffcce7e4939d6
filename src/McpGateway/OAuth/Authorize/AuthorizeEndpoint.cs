using McpGateway.Connections;
using McpGateway.Tools.Catalog;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace McpGateway.OAuth.Authorize;

/// <summary><c>GET /authorize</c> (OAuth 2.1 §4.1.1): check the request, know the person, ask them. Repeating it does
/// no harm.</summary>
internal static class AuthorizeEndpoint
{
    public static async Task<IResult> ShowAsync(
        HttpContext context,
        AuthorizeChecks checks,
        ConsentRequests consentRequests,
        OperatorCatalog catalog,
        IOptions<OAuthOptions> options,
        CancellationToken cancellationToken)
    {
        var request = await checks.ValidateAsync(new(context.Request.Query), cancellationToken);
        var user = context.Features.Get<SignedInUser>();
        if (request.PromptsNone)
        {
            // Every connection is asked for on a page, so no session can answer without one (MCP: consent per client).
            throw OAuthException.ToClient(user is null
                ? new("login_required", "The person has to sign in.")
                : new OAuthError("consent_required", "The person has to be asked."), request.Redirect);
        }

        if (user is not { HasBackOfficeTokens: true })
        {
            await context.ChallengeAsync();
            return TypedResults.Empty;
        }

        var pending = ConsentRequest.From(request, user);
        var question = pending.Ask(catalog, user, options.Value.RefreshTokenLifetime);
        if (question.Organizers.Count == 0)
        {
            throw OAuthException.ToClient(user.Person.Memberships.Count == 0
                ? OAuthError.AccessDenied("The person belongs to no organizer.")
                : OAuthError.InvalidScope("The person's role allows none of the scopes."), request.Redirect);
        }

        var handle = await consentRequests.AddAsync(pending, cancellationToken);
        return ConsentPage.Render(question with { Request = handle });
    }
}
