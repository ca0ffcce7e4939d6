using System.Text.Encodings.Web;

namespace McpGateway.Sample.BackOffice.SignIn;

/// <summary>The form in which a person gives name and password. It needs no script.</summary>
internal static class SignInPage
{
    /// <param name="context">The request.</param>
    /// <param name="wrongPassword">Whether to say that the last one was wrong.</param>
    /// <param name="page">Where the form is shown again in another language.</param>
    /// <param name="action">Where the form is sent.</param>
    public static IResult Show(
        HttpContext context, bool wrongPassword, string page = "/oidc/authorize", string action = "/sign-in")
    {
        var texts = SignInTexts.For(context.Request);
        var error = wrongPassword ? $"""<p id="error" class="error" role="alert">{texts.Wrong}</p>""" : "";
        var describedBy = wrongPassword ? " aria-invalid=\"true\" aria-describedby=\"error\"" : "";
        PageHeaders.Set(context);
        return Results.Content(
            PageFrame.Wrap(texts.Language, texts.Title, $"""
                <p>{texts.Lead}</p>
                {error}
                <form method="post" action="{action}{Encode(context.Request.QueryString.Value)}">
                  <label for="username">{texts.UserName}</label>
                  <input id="username" name="username" type="email" autocomplete="username" autocapitalize="none"
                    spellcheck="false" required autofocus{describedBy}>
                  <label for="password">{texts.Password}</label>
                  <input id="password" name="password" type="password" autocomplete="current-password"
                    required{describedBy}>
                  <button type="submit">{texts.Submit}</button>
                </form>
                <p class="soft">{texts.Staff}</p>
                <nav aria-label="{texts.ChooseLanguage}">{LanguageLinks.For(context.Request, texts.Language, page)}</nav>
                """),
            "text/html; charset=utf-8",
            statusCode: wrongPassword ? StatusCodes.Status401Unauthorized : StatusCodes.Status200OK);
    }

    public static IResult Style() => Results.Stream(
        typeof(SignInPage).Assembly.GetManifestResourceStream("sign-in.css")!, "text/css; charset=utf-8");

    private static string Encode(string? value) => HtmlEncoder.Default.Encode(value ?? "");
}
