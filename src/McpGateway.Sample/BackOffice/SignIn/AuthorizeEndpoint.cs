using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace McpGateway.Sample.BackOffice.SignIn;

/// <summary>The authorization endpoint (OpenID Connect Core §3.1.2) and the form that it shows.</summary>
internal static class AuthorizeEndpoint
{
    public static IResult Show(
        HttpContext context, AuthorizeRules rules, BrowserSessions sessions, SecondFactors factors, IssuedTokens tokens,
        BackOfficeAddress address, TimeProvider time)
    {
        if (FindRefusal(context, rules, address) is { } refusal)
        {
            return refusal;
        }

        var query = context.Request.Query;
        if (sessions.Find(context) is { } session && MayContinue(session, query, time)
            && !factors.IsMissing(session, query))
        {
            return RedirectWithCode(query, session, tokens, address);
        }

        return query["prompt"] == "none"
            ? RedirectWithError(query, "login_required", "Nobody is signed in.", address)
            : SignInPage.Show(context, wrongPassword: false);
    }

    public static async Task<IResult> SignInAsync(
        HttpContext context, AuthorizeRules rules, BrowserSessions sessions, SecondFactors factors, IssuedTokens tokens,
        BackOfficeAddress address, PasswordCheck passwords)
    {
        if (!PasswordCheck.IsFromHere(context.Request))
        {
            return ErrorPage.Show(context, "The sign-in form was sent from another site.");
        }

        if (FindRefusal(context, rules, address) is { } refusal)
        {
            return refusal;
        }

        return await passwords.FindAsync(context) is { } account
            ? RedirectWithCode(
                context.Request.Query,
                sessions.Start(context, account.Id, factors.IsGivenBy(account, context.Request.Query)), tokens, address)
            : SignInPage.Show(context, wrongPassword: true);
    }

    private static IResult? FindRefusal(HttpContext context, AuthorizeRules rules, BackOfficeAddress address)
    {
        var query = context.Request.Query;
        if (rules.FindUntrusted(query) is { } reason)
        {
            return ErrorPage.Show(context, reason);
        }

        return AuthorizeRules.FindBroken(query) is var (error, description)
            ? RedirectWithError(query, error, description, address)
            : null;
    }

    private static bool MayContinue(BrowserSession session, IQueryCollection query, TimeProvider time) =>
        query["prompt"].ToString() is not ("login" or "select_account")
        && (!uint.TryParse(query["max_age"], CultureInfo.InvariantCulture, out var seconds)
            || time.GetUtcNow() - session.SignedInAt <= TimeSpan.FromSeconds(seconds));

    private static IResult RedirectWithCode(
        IQueryCollection query, BrowserSession session, IssuedTokens tokens, BackOfficeAddress address)
    {
        var code = tokens.IssueCode(new(
            session.UserId, session.SignedInAt, session.HasSecondFactor, query["redirect_uri"]!, query["code_challenge"]!,
            query["nonce"]));
        return Redirect(query, address, ("code", code));
    }

    private static IResult RedirectWithError(
        IQueryCollection query, string error, string description, BackOfficeAddress address) =>
        Redirect(query, address, ("error", error), ("error_description", description));

    private static IResult Redirect(
        IQueryCollection query, BackOfficeAddress address, params IEnumerable<(string Name, string? Value)> answer)
    {
        // iss tells a client of several providers whose answer this is (RFC 9207).
        var parameters = answer.Append((Name: "state", Value: query["state"])).Append((Name: "iss", Value: address.Url))
            .Where(parameter => parameter.Value is not null)
            .ToDictionary(parameter => parameter.Name, parameter => parameter.Value);
        return Results.Redirect(QueryHelpers.AddQueryString(query["redirect_uri"]!, parameters));
    }
}
