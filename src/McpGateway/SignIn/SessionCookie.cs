using Microsoft.Extensions.Options;

namespace McpGateway.SignIn;

/// <summary>The one cookie: a handle, host-only, unreadable for scripts, not sent along by other sites'
/// forms.</summary>
internal sealed class SessionCookie(IOptions<GatewayOptions> options, Handles handles)
{
    private readonly bool isPlainHttp = options.Value.IsPlainHttp;

    // The __Host- prefix demands Secure, which some browsers refuse on plain http even for loopback.
    private string Name => isPlainHttp ? "gateway-session" : "__Host-gateway-session";

    /// <summary>The handle in the cookie, signed in or not; null when there is none of ours.</summary>
    public Handle? Find(HttpContext context) =>
        handles.TryRead(HandleKind.BrowserSession, context.Request.Cookies[Name]);

    /// <summary>The handle in the cookie, or a new one that names no session yet but tells this browser from
    /// others.</summary>
    public Handle FindOrIssue(HttpContext context)
    {
        if (Find(context) is { } known)
        {
            return known;
        }

        var (text, _) = handles.Issue(HandleKind.BrowserSession, Handles.NewRecordId());
        Write(context, text);
        return handles.TryRead(HandleKind.BrowserSession, text)!;
    }

    public void Write(HttpContext context, string value) => context.Response.Cookies.Append(Name, value, Attributes());

    public void Delete(HttpContext context) => context.Response.Cookies.Delete(Name, Attributes());

    private CookieOptions Attributes() => new()
    {
        HttpOnly = true,
        Secure = !isPlainHttp,
        // Lax: the way back from the back office is a top-level navigation of another site.
        SameSite = SameSiteMode.Lax,
        Path = "/",
    };
}
