using Microsoft.AspNetCore.WebUtilities;

namespace McpGateway.Sample.BackOffice.SignIn;

/// <summary>Ends the browser's session (OpenID Connect RP-Initiated Logout 1.0). Tokens already issued stay
/// valid; the gateway is told.</summary>
internal static class SignOutEndpoint
{
    public static async Task<IResult> SignOutAsync(
        HttpContext context, BrowserSessions sessions, LogoutNotice notice, BackOfficeSetup setup)
    {
        if (sessions.Find(context) is { } session)
        {
            await notice.SendAsync(session.UserId, context.RequestAborted);
        }

        sessions.End(context);
        var query = context.Request.Query;
        var target = query["post_logout_redirect_uri"].ToString();
        if (setup.SignedOutUris.Contains(target, StringComparer.Ordinal))
        {
            return Results.Redirect(query["state"].ToString() is { Length: > 0 } state
                ? QueryHelpers.AddQueryString(target, "state", state)
                : target);
        }

        PageHeaders.Set(context);
        return Results.Content(
            PageFrame.Wrap("en", "You are signed out", "<p>You can close this page.</p>"), "text/html; charset=utf-8");
    }
}
