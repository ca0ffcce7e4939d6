using System.Security.Claims;
using System.Text.Encodings.Web;
using McpGateway.Audit;
using McpGateway.BackOffice;
using McpGateway.Limits;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace McpGateway.SignIn;

internal sealed class SessionHandlerOptions : AuthenticationSchemeOptions;

/// <summary>Reads the browser session; a challenge leads to the back office's sign-in page.</summary>
internal sealed class SessionHandler(
    IOptionsMonitor<SessionHandlerOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    SessionCookie cookie,
    SessionStore sessions,
    SignInRequests requests,
    StaffSignIn staff,
    StaffRefusal staffRefusal,
    RateLimits limits,
    OverLimit overLimit)
    : AuthenticationHandler<SessionHandlerOptions>(options, logger, encoder)
{
    public new const string Scheme = "session";

    private SignInWish? stepUp;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (cookie.Find(Context) is not { } handle
            || await sessions.FindAsync(handle, Context.RequestAborted) is not { } session)
        {
            return AuthenticateResult.NoResult();
        }

        var person = staff.PersonOf(session);
        stepUp = staff.FindStepUp(session);
        Context.Features.Set(new SignedInUser
        {
            SessionId = handle.RecordId,
            Person = person,
            LacksSecondFactor = person.StaffRoles.Count < session.Person.StaffRoles.Count,
            SignedInAt = session.SignedInAt,
            SignedInFor = session.SignedInFor,
            HasBackOfficeTokens = session.Tokens is not null,
            TakeBackOfficeTokensAsync = cancellation => sessions.TakeTokensAsync(handle.RecordId, cancellation),
        });
        var claims = person.StaffRoles
            .Select(role => new Claim(OperatorCredentialHandler.StaffRoleClaim, role))
            .Prepend(new("sub", person.UserId));
        var principal = new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme, "sub", null));
        return AuthenticateResult.Success(new(principal, Scheme));
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        // A script or tool cannot follow a sign-in; only a browser that shows pages is sent on.
        if (!HttpMethods.IsGet(Request.Method) || Request.Path.StartsWithSegments("/api"))
        {
            Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        // An authorization request was counted with its client; a page has none, and beginning a sign-in is a write.
        var wish = properties.GetParameter<SignInWish>(SignInWish.Parameter)
            ?? (StaffSignIn.IsForStaff(Context) ? new("", false, false, null) { IsForStaff = true } : null);
        var exceeded = wish is null or { IsForStaff: true }
            ? await limits.SpendAuthorizationAsync(
                clientId: "", Context.Connection.RemoteIpAddress, Context.RequestAborted)
            : null;
        if (await overLimit.RefuseAsync(Context, exceeded) is { } refusal)
        {
            await refusal.ExecuteAsync(Context);
            return;
        }

        var returnTo = properties.RedirectUri ?? $"{Request.Path}{Request.QueryString}";
        try
        {
            Response.Redirect(await requests.BeginAsync(Context, returnTo, wish, Context.RequestAborted));
        }
        catch (BackOfficeException)
        {
            await SignInCallback.NotPossibleNow().ExecuteAsync(Context);
        }
    }

    /// <summary>Staff whose sign-in does not do are led to one that may, once; a form that was sent would be lost on the
    /// way.</summary>
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        if (Context.Features.Get<SignedInUser>() is not { LacksSecondFactor: true } user)
        {
            return base.HandleForbiddenAsync(properties);
        }

        if (stepUp is null || !HttpMethods.IsGet(Request.Method) || StaffSignInEndpoint.AddressFor(Request.Path) is null)
        {
            return staffRefusal.ShowAsync(Context, user.Person.UserId);
        }

        properties.SetParameter(SignInWish.Parameter, stepUp);
        return HandleChallengeAsync(properties);
    }
}
