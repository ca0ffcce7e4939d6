using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http.Extensions;

namespace McpGateway.Sample.BackOffice.SignIn;

/// <summary>The form in which a person gives name and password. It needs no script.</summary>
internal static class SignInPage
{
    public static IResult Show(HttpContext context, bool wrongPassword)
    {
        var texts = SignInTexts.For(context.Request);
        var error = wrongPassword ? $"""<p id="error" class="error" role="alert">{texts.Wrong}</p>""" : "";
        var describedBy = wrongPassword ? " aria-invalid=\"true\" aria-describedby=\"error\"" : "";
        PageHeaders.Set(context);
        return Results.Content(
            PageFrame.Wrap(texts.Language, texts.Title, $"""
                <p>{texts.Lead}</p>
                {error}
                <form method="post" action="/sign-in{Encode(context.Request.QueryString.Value)}">
                  <label for="username">{texts.UserName}</label>
                  <input id="username" name="username" type="email" autocomplete="username" autocapitalize="none"
                    spellcheck="false" required autofocus{describedBy}>
                  <label for="password">{texts.Password}</label>
                  <input id="password" name="password" type="password" autocomplete="current-password"
                    required{describedBy}>
                  <button type="submit">{texts.Submit}</button>
                </form>
                <p class="soft">{texts.Staff}</p>
                <nav aria-label="{texts.ChooseLanguage}">{LanguageLinks(context.Request, texts.Language)}</nav>
                """),
            "text/html; charset=utf-8",
            statusCode: wrongPassword ? StatusCodes.Status401Unauthorized : StatusCodes.Status200OK);
    }

    public static IResult Style() => Results.Stream(
        typeof(SignInPage).Assembly.GetManifestResourceStream("sign-in.css")!, "text/css; charset=utf-8");

    private static string LanguageLinks(HttpRequest request, string current) => string.Concat(
        from texts in SignInTexts.All
        let here = texts.Language == current ? " aria-current=\"true\"" : ""
        select $"<a href=\"{Encode(In(texts.Language, request))}\" lang=\"{texts.Language}\"{here}>{texts.Name}</a> ");

    private static string In(string language, HttpRequest request)
    {
        var query = new QueryBuilder(request.Query.Where(parameter => parameter.Key != "ui_locales"))
        {
            { "ui_locales", language },
        };
        return $"/oidc/authorize{query}";
    }

    private static string Encode(string? value) => HtmlEncoder.Default.Encode(value ?? "");
}
