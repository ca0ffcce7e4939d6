using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Web;

namespace McpGateway.Tests.Sample;

/// <summary>A browser with cookies that submits the back office's real sign-in form.</summary>
public sealed partial class SignInBrowser(RunningBackOffice backOffice) : IDisposable
{
    public const string RedirectUri = "http://localhost:1/sign-in/callback";

    // RFC 7636 appendix B.
    public const string Verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    public const string Challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        BaseAddress = new(backOffice.Url),
    };

    public static string PasswordOf(string login) => $"try-{login.Split('@')[0]}";

    /// <summary>The authorization request of a well-behaved client; a null changes a parameter into none.</summary>
    public static string AuthorizeUrl(params (string Name, string? Value)[] changes)
    {
        var parameters = new Dictionary<string, string?>
        {
            ["client_id"] = RunningBackOffice.ClientId,
            ["redirect_uri"] = RedirectUri,
            ["response_type"] = "code",
            ["scope"] = "openid",
            ["state"] = "a state/with + signs",
            ["nonce"] = "a-nonce",
            ["code_challenge"] = Challenge,
            ["code_challenge_method"] = "S256",
        };
        foreach (var (name, value) in changes)
        {
            parameters[name] = value;
        }

        return "/oidc/authorize?" + string.Join('&', parameters.Where(parameter => parameter.Value is not null)
            .Select(parameter => $"{parameter.Key}={Uri.EscapeDataString(parameter.Value!)}"));
    }

    public Task<HttpResponseMessage> OpenAsync(string url) => http.GetAsync(url);

    /// <summary>Opens the sign-in page and submits its form.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string url, string login, string password, string? site = null)
    {
        using var page = await http.GetAsync(url);
        var html = await page.Content.ReadAsStringAsync();
        var action = HttpUtility.HtmlDecode(FormAction().Match(html).Groups[1].Value);
        using var request = new HttpRequestMessage(HttpMethod.Post, action)
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["username"] = login,
                ["password"] = password,
            }),
        };
        if (site is not null)
        {
            request.Headers.Add("Sec-Fetch-Site", site);
        }

        return await http.SendAsync(request);
    }

    /// <summary>The code that the client receives.</summary>
    public async Task<string> SignInAsync(string login)
    {
        using var answer = await SubmitAsync(AuthorizeUrl(), login, PasswordOf(login));
        return QueryOf(answer)["code"]!;
    }

    public async Task<JsonElement> RedeemAsync(string code)
    {
        using var response = await TokenAsync(CodeForm(code));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    public static Dictionary<string, string> CodeForm(string code) => new()
    {
        ["grant_type"] = "authorization_code",
        ["client_id"] = RunningBackOffice.ClientId,
        ["client_secret"] = RunningBackOffice.ClientSecret,
        ["code"] = code,
        ["redirect_uri"] = RedirectUri,
        ["code_verifier"] = Verifier,
    };

    public Task<HttpResponseMessage> TokenAsync(Dictionary<string, string> form) =>
        http.PostAsync("/oidc/token", new FormUrlEncodedContent(form));

    /// <summary>What a redirect to the client carries.</summary>
    public static System.Collections.Specialized.NameValueCollection QueryOf(HttpResponseMessage redirect)
    {
        Assert.Equal(HttpStatusCode.Redirect, redirect.StatusCode);
        Assert.StartsWith(RedirectUri + "?", redirect.Headers.Location!.OriginalString, StringComparison.Ordinal);
        return HttpUtility.ParseQueryString(redirect.Headers.Location.Query);
    }

    public void Dispose() => http.Dispose();

    [GeneratedRegex("<form method=\"post\" action=\"([^\"]+)\"")]
    private static partial Regex FormAction();
}
