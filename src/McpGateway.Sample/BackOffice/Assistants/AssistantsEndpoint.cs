using McpGateway.Sample.BackOffice.SignIn;

namespace McpGateway.Sample.BackOffice.Assistants;

/// <summary><c>/assistants</c>: the signed-in person's connected assistants, in the back office's own clothes.</summary>
internal static class AssistantsEndpoint
{
    public const string Path = "/assistants";
    public const string SignInPath = "/assistants/sign-in";

    public static async Task<IResult> ShowAsync(
        HttpContext context, BrowserSessions sessions, ConnectedAssistants assistants)
    {
        if (sessions.Find(context) is not { } session)
        {
            return SignInPage.Show(context, wrongPassword: false, Path, SignInPath);
        }

        try
        {
            return AssistantsPage.Show(context, await assistants.ListAsync(session.UserId, context.RequestAborted));
        }
        catch (HttpRequestException)
        {
            return AssistantsPage.Show(context, null);
        }
    }

    public static async Task<IResult> RevokeAsync(
        HttpContext context, BrowserSessions sessions, ConnectedAssistants assistants)
    {
        if (sessions.Find(context) is not { } session || !PasswordCheck.IsFromHere(context.Request))
        {
            return Results.Redirect(Here(context));
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        try
        {
            await assistants.RevokeAsync(session.UserId, form["revoke"].ToString(), context.RequestAborted);
            return Results.Redirect(Here(context));
        }
        catch (HttpRequestException)
        {
            return AssistantsPage.Show(context, null);
        }
    }

    public static async Task<IResult> SignInAsync(
        HttpContext context, BrowserSessions sessions, SecondFactors factors, PasswordCheck passwords)
    {
        if (!PasswordCheck.IsFromHere(context.Request) || await passwords.FindAsync(context) is not { } account)
        {
            return SignInPage.Show(context, wrongPassword: true, Path, SignInPath);
        }

        sessions.Start(context, account.Id, factors.IsGivenBy(account, context.Request.Query));
        return Results.Redirect(Here(context));
    }

    // The query holds the chosen language and nothing else that this page reads.
    private static string Here(HttpContext context) => $"{Path}{context.Request.QueryString}";
}
