using System.Net;
using AngleSharp;
using AngleSharp.Html.Dom;

namespace McpGateway.Tests.Harness;

/// <summary>A browser with scripts off: it keeps cookies, follows redirects one by one, submits forms.</summary>
public sealed class Browser : IDisposable
{
    private const int MostRedirects = 20;

    private readonly List<BrowserStep> steps = [];
    private readonly HttpClient http;

    /// <param name="trust">Whose certificates count.</param>
    /// <param name="around">What stands between the requests and their connections.</param>
    public Browser(Trust? trust = null, Func<SocketsHttpHandler, HttpMessageHandler>? around = null) =>
        http = new((around ?? (handler => handler))(new()
        {
            AllowAutoRedirect = false,
            CookieContainer = Cookies,
            SslOptions = (trust ?? Trust.Public).Options,
        }));

    /// <summary>Every request so far, in order.</summary>
    public IReadOnlyList<BrowserStep> Steps => steps;

    /// <summary>What the browser would send with the next request; may be tampered with.</summary>
    public CookieContainer Cookies { get; } = new();

    /// <summary>Opens an address; stops before an address that starts with <paramref name="until"/>.</summary>
    public Task<Page> OpenAsync(string url, string? until = null) =>
        VisitAsync(new Uri(url), HttpMethod.Get, body: null, origin: null, until);

    /// <summary>Presses a button, as the form that it belongs to says.</summary>
    public async Task<Page> PressAsync(Page page, IHtmlElement button, string? until = null)
    {
        var form = (IHtmlFormElement)button.Closest("form")!;
        var submission = form.GetSubmission(button) ?? throw new InvalidOperationException("The form sends nothing.");
        var url = new Uri(submission.Target.Href);
        if (submission.Method == AngleSharp.Io.HttpMethod.Get)
        {
            return await VisitAsync(url, HttpMethod.Get, body: null, origin: null, until);
        }

        using var reader = new StreamReader(submission.Body);
        var body = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        return await VisitAsync(url, HttpMethod.Post, body, page.Origin, until);
    }

    /// <summary>Posts a form that no page showed.</summary>
    public Task<Page> PostAsync(string url, string body, string? until = null) =>
        VisitAsync(new Uri(url), HttpMethod.Post, body, new Uri(url).GetLeftPart(UriPartial.Authority), until);

    public void Dispose() => http.Dispose();

    private async Task<Page> VisitAsync(Uri url, HttpMethod method, string? body, string? origin, string? until)
    {
        for (var hop = 0; hop < MostRedirects; hop++)
        {
            if (until is not null && url.AbsoluteUri.StartsWith(until, StringComparison.Ordinal))
            {
                return new Page(url, HttpStatusCode.OK, Document: null);
            }

            using var response = await SendAsync(url, method, body, origin);
            if (response.Headers.Location is not { } location)
            {
                return await ReadAsync(url, response);
            }

            url = new Uri(url, location);
            if (response.StatusCode is not (HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect))
            {
                (method, body) = (HttpMethod.Get, null);
            }
        }

        throw new InvalidOperationException($"More than {MostRedirects} redirects, the last to {url.AbsolutePath}.");
    }

    private async Task<HttpResponseMessage> SendAsync(Uri url, HttpMethod method, string? body, string? origin)
    {
        using var request = new HttpRequestMessage(method, url);
        request.Headers.TryAddWithoutValidation("Accept", "text/html,application/xhtml+xml");
        request.Headers.TryAddWithoutValidation("Accept-Language", "en");
        if (body is not null)
        {
            request.Content = new StringContent(body, null, "application/x-www-form-urlencoded");
            request.Headers.TryAddWithoutValidation("Origin", origin);
        }

        var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var cookies = response.Headers.TryGetValues("Set-Cookie", out var values) ? values.ToArray() : [];
        steps.Add(new BrowserStep(url, body, cookies));
        return response;
    }

    private static async Task<Page> ReadAsync(Uri url, HttpResponseMessage response)
    {
        var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var context = BrowsingContext.New();
        var document = await context.OpenAsync(page => page.Content(html).Address(url));
        var secretive =
            response.Headers.TryGetValues("Referrer-Policy", out var policy) && policy.Contains("no-referrer");
        return new Page(url, response.StatusCode, (IHtmlDocument)document)
        {
            Origin = secretive ? "null" : url.GetLeftPart(UriPartial.Authority),
        };
    }
}
