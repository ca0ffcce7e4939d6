using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text.Encodings.Web;
using McpGateway.Sample.BackOffice.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace McpGateway.Sample.BackOffice.Api;

/// <summary>Tells who calls from the access token that the back office issued (RFC 6750).</summary>
internal sealed class AccessTokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder,
    IssuedTokens tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public new const string Scheme = "Bearer";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!AuthenticationHeaderValue.TryParse(Request.Headers.Authorization, out var header)
            || !header.Scheme.Equals(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        if (tokens.FindUserByAccessToken(header.Parameter ?? "") is not { } userId)
        {
            return Task.FromResult(AuthenticateResult.Fail("The access token is unknown or expired."));
        }

        var user = new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, userId)], Scheme));
        return Task.FromResult(AuthenticateResult.Success(new(user, Scheme)));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var sent = Request.Headers.Authorization.Count > 0;
        Response.Headers.WWWAuthenticate = sent ? "Bearer error=\"invalid_token\"" : "Bearer";
        var detail = sent ? "The access token is unknown or expired." : "An access token is needed.";
        return Results.Problem(detail, statusCode: StatusCodes.Status401Unauthorized).ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Results.Problem(
            "The role held at this organizer does not allow this.", statusCode: StatusCodes.Status403Forbidden)
            .ExecuteAsync(Context);
}
