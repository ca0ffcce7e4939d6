using McpGateway.Sample.BackOffice.People;

namespace McpGateway.Sample.BackOffice.SignIn;

/// <summary>Who sends the sign-in form.</summary>
internal sealed class PasswordCheck(PeopleDirectory people)
{
    /// <summary>Another site must not sign a person in as somebody else, nor press a button for them. Browsers send this
    /// header on every form.</summary>
    public static bool IsFromHere(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin";

    /// <summary>Null when name or password is wrong.</summary>
    public async Task<Account?> FindAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var account = people.FindByLogin(form["username"].ToString().Trim());

        // An unknown name costs the same comparison and gets the same answer as a wrong password.
        return Opaque.Match(form["password"].ToString(), account?.Password ?? "") ? account : null;
    }
}
