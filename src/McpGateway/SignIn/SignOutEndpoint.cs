using McpGateway.Web;
using Microsoft.AspNetCore.Http.Features;

namespace McpGateway.SignIn;

/// <summary><c>POST /sign-out</c>: ends this browser's session; connections stay.</summary>
internal static class SignOutEndpoint
{
    public static async Task<IResult> SignOutAsync(
        HttpContext context,
        SessionStore sessions,
        SessionCookie cookie,
        FormTokens formTokens,
        CancellationToken cancellationToken)
    {
        var sessionId = context.Features.GetRequiredFeature<SignedInUser>().SessionId;
        if (await PostedForm.TryReadAsync(context.Request, cancellationToken) is not { } form
            || !formTokens.IsValid(sessionId, form[FormTokens.Field]))
        {
            return ErrorPage.Render(WebPhrases.TryAgain, SignInPhrases.StrangeForm, StatusCodes.Status400BadRequest);
        }

        await sessions.EndAsync(sessionId, cancellationToken);
        cookie.Delete(context);
        return new SeeOther("/");
    }
}
