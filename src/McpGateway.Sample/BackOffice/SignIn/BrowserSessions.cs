using System.Collections.Concurrent;

namespace McpGateway.Sample.BackOffice.SignIn;

/// <summary>Who is signed in at which browser, so that a second sign-in needs no password.</summary>
internal sealed class BrowserSessions(TimeProvider time)
{
    // Browsers send cookies of localhost to every port; the name keeps this one apart from the gateway's.
    private const string Cookie = "back_office_session";

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    private readonly ConcurrentDictionary<string, BrowserSession> sessions = new(StringComparer.Ordinal);

    public BrowserSession Start(HttpContext context, string userId, bool hasSecondFactor)
    {
        End(context);
        foreach (var ended in sessions.Where(entry => !IsAlive(entry.Value)))
        {
            sessions.TryRemove(ended);
        }

        var session = new BrowserSession(userId, time.GetUtcNow(), hasSecondFactor);
        var id = Opaque.New();
        sessions[id] = session;
        context.Response.Cookies.Append(Cookie, id, new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Path = "/" });
        return session;
    }

    public BrowserSession? Find(HttpContext context) =>
        context.Request.Cookies[Cookie] is { } id
        && sessions.TryGetValue(id, out var session)
        && IsAlive(session)
            ? session
            : null;

    public void End(HttpContext context)
    {
        if (context.Request.Cookies[Cookie] is { } id)
        {
            sessions.TryRemove(id, out _);
            context.Response.Cookies.Delete(Cookie);
        }
    }

    private bool IsAlive(BrowserSession session) => time.GetUtcNow() < session.SignedInAt + Lifetime;
}
