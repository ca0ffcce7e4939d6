using McpGateway.Audit;
using McpGateway.Connections;
using McpGateway.OAuth.Clients;
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
        PushedRequests pushed,
        ConsentRequests consentRequests,
        ConnectionStops stops,
        OperatorCatalog catalog,
        IOptions<OAuthOptions> options,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var request = await ReadAsync(new(context.Request.Query), checks, pushed, cancellationToken);
        context.Features.Set(request.Client);
        var user = context.Features.Get<SignedInUser>();
        if (request.PromptsNone)
        {
            // Every connection is asked for on a page, so no session can answer without one (MCP: consent per client).
            throw OAuthException.ToClient(user is null
                ? new("login_required", "The person has to sign in.")
                : new OAuthError("consent_required", "The person has to be asked."), request.Redirect);
        }

        await stops.RefuseAsync(
            request.Client, Provider.Of(request.Client.VerifiedHost, request.Redirect.Uri), cancellationToken);
        var wish = request.Wish();
        if (user is not { HasBackOfficeTokens: true } || !user.IsRecent(time.GetUtcNow())
            || (wish.WantsNewSession && user.SignedInFor != wish.Key))
        {
            await context.ChallengeAsync(new AuthenticationProperties(null, new Dictionary<string, object?>
            {
                [SignInWish.Parameter] = wish,
            }));
            return TypedResults.Empty;
        }

        var pending = ConsentRequest.From(request, user);
        user = await stops.NarrowAsync(pending, user, cancellationToken);
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

    /// <summary>Of a pushed request only what was pushed counts, whatever else the address says (RFC 9126
    /// §4).</summary>
    private static async ValueTask<AuthorizeRequest> ReadAsync(
        AuthorizeParameters parameters, AuthorizeChecks checks, PushedRequests pushed,
        CancellationToken cancellationToken)
    {
        if (parameters.Find("request_uri") is not { } requestUri || !PushedRequests.IsOurs(requestUri))
        {
            return await checks.ValidateAsync(parameters, cancellationToken);
        }

        var (id, request) = await pushed.OpenAsync(requestUri, parameters.Find("client_id"), cancellationToken);
        return request is null
            ? throw OAuthException.ToPerson(OAuthError.InvalidRequest(
                "The request was used already, has waited too long, or is not this assistant's. "
                + "Start again from your assistant."))
            : await checks.ValidateAsync(request.Read(), cancellationToken) with { PushedId = id };
    }
}
