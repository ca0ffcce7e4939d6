using McpGateway.Audit;
using McpGateway.BackOffice;
using McpGateway.Storage;
using McpGateway.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace McpGateway.SignIn;

/// <summary>Where the back office sends the browser back to after a sign-in.</summary>
internal static class SignInCallback
{
    public const string Path = "/sign-in/callback";

    public static async Task<IResult> CompleteAsync(
        HttpContext context,
        SignInRequests requests,
        SessionStore sessions,
        SessionCookie cookie,
        IdentityProvider provider,
        IdTokens idTokens,
        BackOfficePeople people,
        SignInEvents events,
        CancellationToken cancellationToken)
    {
        var query = context.Request.Query;
        if (await requests.TakeAsync(context, query["state"], cancellationToken) is not { } request)
        {
            await events.FailedAsync(context, request: null, AuditCode.NotBegunHere);
            return ErrorPage.Render(
                SignInPhrases.Expired, SignInPhrases.NotBegunHere, StatusCodes.Status400BadRequest);
        }

        // RFC 6749 §A.11: printable ASCII.
        if (query["code"] is not [{ Length: > 0 } code] || code.Any(c => c is < ' ' or > '~'))
        {
            await events.FailedAsync(context, request, AuditCode.NotSignedIn);
            return ErrorPage.Render(
                SignInPhrases.NotSignedIn, SignInPhrases.BackOfficeSaidNo, StatusCodes.Status403Forbidden);
        }

        try
        {
            // RFC 9207: an answer that names another issuer belongs to another sign-in.
            var configuration = await provider.GetConfigurationAsync(cancellationToken);
            if (query["iss"].Any(issuer => issuer != configuration.Issuer))
            {
                await events.FailedAsync(context, request, AuditCode.NotProven);
                return NotProven();
            }

            var (tokens, idToken) =
                await provider.RedeemAsync(code, requests.CallbackUrl, request.CodeVerifier, cancellationToken);
            var proven =
                await idTokens.FindOwnAsync(idToken, request.Nonce, request.ProvenSince, cancellationToken);
            var person = await people.GetAsync(tokens.AccessToken, cancellationToken);
            // OpenID Connect Core §5.3.2: userinfo about somebody else must not be used.
            if (proven is null || person.UserId != proven.Subject)
            {
                await events.FailedAsync(context, request, AuditCode.NotProven);
                return NotProven();
            }

            var value = await sessions.BeginAsync((hash, now) => new()
            {
                Hash = hash,
                BrowserHash = request.BrowserHash,
                Person = person,
                Tokens = tokens,
                SignedInAt = now,
                Proof = SignInProof.Of(proven),
                SignedInFor = request.WishKey,
                WasForStaff = request.IsForStaff,
            }, cancellationToken);
            await events.CompletedAsync(context, request, person.UserId, cancellationToken);
            cookie.Write(context, value);
            return new SeeOther(request.ReturnTo);
        }
        catch (BackOfficeException refused) when (refused.Failure == BackOfficeFailure.SignedOut)
        {
            // A code that the back office never issued, or that has had its use: nothing is out of order.
            await events.FailedAsync(context, request, AuditCode.NotProven);
            return NotProven();
        }
        catch (BackOfficeException)
        {
            await events.FailedAsync(context, request, AuditCode.BackOfficeUnavailable, AuditOutcome.Failure);
            return NotPossibleNow();
        }
    }

    public static RazorComponentResult<ErrorPage> NotPossibleNow() => ErrorPage.Render(
        SignInPhrases.NotPossible, SignInPhrases.NoUsableAnswer, StatusCodes.Status502BadGateway);

    private static RazorComponentResult<ErrorPage> NotProven() => ErrorPage.Render(
        SignInPhrases.NotSignedIn, SignInPhrases.NotProven, StatusCodes.Status403Forbidden);
}
