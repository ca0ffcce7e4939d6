using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http.Extensions;

namespace McpGateway.Sample.BackOffice.SignIn;

/// <summary>Links to the same page in the other languages; the choice travels in <c>ui_locales</c>.</summary>
internal static class LanguageLinks
{
    private const string Parameter = "ui_locales";

    public static string For(HttpRequest request, string current, string page) => string.Concat(
        from texts in SignInTexts.All
        let here = texts.Language == current ? " aria-current=\"true\"" : ""
        let address = HtmlEncoder.Default.Encode(In(texts.Language, request, page))
        select $"<a href=\"{address}\" lang=\"{texts.Language}\"{here}>{texts.Name}</a> ");

    private static string In(string language, HttpRequest request, string page)
    {
        var query = new QueryBuilder(request.Query.Where(parameter => parameter.Key != Parameter))
        {
            { Parameter, language },
        };
        return $"{page}{query}";
    }
}
