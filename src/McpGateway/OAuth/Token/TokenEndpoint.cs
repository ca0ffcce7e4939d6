using System.Collections.Frozen;
using McpGateway.OAuth.Clients;

namespace McpGateway.OAuth.Token;

/// <summary><c>POST /token</c> (OAuth 2.1 §3.2): read the form, know the client, ask the grant.</summary>
internal sealed class TokenEndpoint(
    IEnumerable<ITokenGrant> grants, ClientLimit limit, ClientAuthentication authentication)
{
    private readonly FrozenDictionary<string, ITokenGrant> byType =
        grants.ToFrozenDictionary(grant => grant.GrantType, StringComparer.Ordinal);

    public static Task<IResult> RedeemAsync(
        HttpContext context, TokenEndpoint endpoint, CancellationToken cancellationToken) =>
        endpoint.RedeemAsync(context, cancellationToken);

    private async Task<IResult> RedeemAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var form = await RequestForm.ReadAsync(context.Request, cancellationToken);
        await limit.SpendAsync(context, form);
        var grant = byType.GetValueOrDefault(form.Get("grant_type"))
            ?? throw new OAuthException(OAuthError.UnsupportedGrantType(
                $"grant_type must be one of {string.Join(", ", byType.Keys.Order())}."));
        // Before anything of the grant is looked at, for every grant alike (CVE-2026-53512).
        var client = await authentication.AuthenticateAsync(context.Request, form, cancellationToken);
        context.Features.Set(client);
        if (!client.GrantTypes.Contains(grant.GrantType))
        {
            throw new OAuthException(OAuthError.UnauthorizedClient("The client did not register for this grant_type."));
        }

        var answer = await grant.RedeemAsync(client, form, context.TraceIdentifier, cancellationToken);
        return TypedResults.Json(answer, OAuthJson.Default.TokenAnswer);
    }
}
