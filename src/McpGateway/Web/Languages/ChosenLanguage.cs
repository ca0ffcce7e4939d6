using McpGateway.Web.Zones;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Net.Http.Headers;

namespace McpGateway.Web.Languages;

/// <summary>
/// Which language a visitor reads: the one chosen on a page, else the first that their client or browser asks for. The
/// choice travels in the address (<c>lang</c>) from page to page and through the sign-in, so that it needs no cookie
/// beside the one of the session.
/// </summary>
internal static class ChosenLanguage
{
    public const string Parameter = "lang";

    /// <summary>OpenID Connect Core §3.1.2.1: what a client knows of its user's languages.</summary>
    private const string UiLocales = "ui_locales";

    /// <summary>The language of the pages for this request.</summary>
    public static Language Of(HttpRequest request) =>
        Find(request)
        ?? request.Query[UiLocales].ToString().Split(' ').Select(Match).FirstOrDefault(language => language is not null)
        ?? Accepted(request).Select(Match).FirstOrDefault(language => language is not null)
        ?? Language.English;

    /// <summary>The language that was chosen on a page; null when none was.</summary>
    public static Language? Find(HttpRequest request) => Language.Find(request.Query[Parameter]);

    /// <summary>An address of ours, with the choice if there is one.</summary>
    public static string Carry(HttpRequest request, string address) =>
        Find(request) is { } language ? Set(address, language) : address;

    /// <summary>The query that shows the page of this request in another language. It has no path, so that no address out
    /// of a request ever becomes a link to somewhere else.</summary>
    public static string Switch(HttpRequest request, Language language)
    {
        var isPosted = !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method);
        var query = new QueryBuilder(request.Query.Where(field =>
            field.Key != Parameter && (!isPosted || field.Key == ChosenZone.Parameter)))
        {
            { Parameter, language.Tag },
        };
        return query.ToString();
    }

    /// <summary>An address of ours in that language.</summary>
    public static string Set(string address, Language language) =>
        $"{address}{(address.Contains('?') ? '&' : '?')}{Parameter}={language.Tag}";

    private static IEnumerable<string> Accepted(HttpRequest request) =>
        StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var languages)
            ? languages.Where(language => language.Quality is not 0)
                .OrderByDescending(language => language.Quality ?? 1)
                .Select(language => language.Value.ToString())
            : [];

    private static Language? Match(string tag) => Language.Find(tag.Split('-')[0].ToLowerInvariant());
}
