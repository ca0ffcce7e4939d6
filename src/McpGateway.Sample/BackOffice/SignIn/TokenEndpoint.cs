using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using McpGateway.Sample.BackOffice.People;

namespace McpGateway.Sample.BackOffice.SignIn;

/// <summary>Trades a code or a refresh token for an access token (RFC 6749 §4.1.3, §6).</summary>
internal static class TokenEndpoint
{
    public static async Task<IResult> RedeemAsync(
        HttpContext context, ClientCheck client, IssuedTokens tokens, IdTokens idTokens, PeopleDirectory people)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (!context.Request.HasFormContentType)
        {
            return Refuse("invalid_request", "The body must be application/x-www-form-urlencoded.");
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (form.FirstOrDefault(field => field.Value.Count > 1).Key is { } repeated)
        {
            return Refuse("invalid_request", $"The parameter {repeated} was sent twice.");
        }

        if (!client.Passes(context.Request, form))
        {
            context.Response.Headers.WWWAuthenticate = "Basic";
            return Refuse("invalid_client", "The client's id or secret is wrong.", StatusCodes.Status401Unauthorized);
        }

        return form["grant_type"].ToString() switch
        {
            "authorization_code" => RedeemCode(form, tokens, idTokens, people),
            "refresh_token" => Refresh(form, tokens),
            _ => Refuse("unsupported_grant_type", "grant_type may be authorization_code or refresh_token."),
        };
    }

    private static IResult RedeemCode(
        IFormCollection form, IssuedTokens tokens, IdTokens idTokens, PeopleDirectory people)
    {
        if (tokens.TakeCode(form["code"].ToString()) is not { } code)
        {
            return Refuse("invalid_grant", "The code is unknown, used or expired.");
        }

        if (code.RedirectUri != form["redirect_uri"])
        {
            return Refuse("invalid_grant", "redirect_uri is not the one that the code was sent to.");
        }

        if (!Opaque.Match(ChallengeOf(form["code_verifier"].ToString()), code.CodeChallenge))
        {
            return Refuse("invalid_grant", "code_verifier does not match the code_challenge.");
        }

        return Results.Json(new
        {
            access_token = tokens.IssueAccessToken(code.UserId),
            token_type = "Bearer",
            expires_in = (int)tokens.AccessTokenLifetime.TotalSeconds,
            refresh_token = tokens.IssueRefreshToken(code.UserId),
            id_token = idTokens.Issue(people.GetById(code.UserId), code),
        });
    }

    private static IResult Refresh(IFormCollection form, IssuedTokens tokens) =>
        tokens.FindUserByRefreshToken(form["refresh_token"].ToString()) is { } userId
            ? Results.Json(new
            {
                access_token = tokens.IssueAccessToken(userId),
                token_type = "Bearer",
                expires_in = (int)tokens.AccessTokenLifetime.TotalSeconds,
            })
            : Refuse("invalid_grant", "The refresh token is unknown or expired.");

    // RFC 7636 §4.6.
    private static string ChallengeOf(string verifier) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));

    private static IResult Refuse(string error, string description, int status = StatusCodes.Status400BadRequest) =>
        Results.Json(new { error, error_description = description }, statusCode: status);
}
