using System.Net;
using System.Web;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.SignIn;

/// <summary>A sign-in belongs to the browser that began it, and works once (cases D16–D24).</summary>
public sealed class SignInTests(GatewayOfAClass shared) : IClassFixture<GatewayOfAClass>
{
    private const string Cookie = "gateway-session";

    private readonly InProcessGateway _gateway = shared.Gateway;

    private string PageUrl => $"{_gateway.Url}/connections";

    private string CallbackUrl => $"{_gateway.Url}/sign-in/callback";

    /// <summary>D16: on plain http the cookie cannot be Secure nor wear the __Host- prefix.</summary>
    [Fact]
    public async Task TheCookie_IsForThisHostAndNoScript()
    {
        var answer = await _gateway.Wire.GetAsync("/connections");

        var cookie = answer.Header("Set-Cookie");
        Assert.StartsWith($"{Cookie}=mgb_", cookie, StringComparison.Ordinal);
        Assert.Equal(["httponly", "path=/", "samesite=lax"], cookie.Split("; ").Skip(1).Order());
    }

    /// <summary>D16: __Host-, Secure and HSTS on https.</summary>
    [Fact]
    public async Task OnHttps_TheCookieIsHostOnlyAndSecure()
    {
        await using var gateway = await InProcessGateway.StartAsync("--Gateway:PublicUrl=https://mcp.example.com");

        var answer = await gateway.Wire.GetAsync("/connections");

        Assert.StartsWith($"__Host-{Cookie}=mgb_", answer.Header("Set-Cookie"), StringComparison.Ordinal);
        Assert.Contains("; secure", answer.Header("Set-Cookie"), StringComparison.Ordinal);
        Assert.Equal("max-age=31536000", answer.Header("Strict-Transport-Security"));
        Assert.Contains(Uri.EscapeDataString("https://mcp.example.com/sign-in/callback"), answer.Header("Location"),
            StringComparison.Ordinal);
    }

    /// <summary>D17 (CVE-2024-7341): the session is never the one the browser came with.</summary>
    [Fact]
    public async Task SigningIn_ChangesTheCookie_AndTheOldOneStaysNobody()
    {
        using var olivia = Accounts.Olivia();
        await olivia.Browser.OpenAsync(PageUrl, until: _gateway.BackOffice.Url);
        var before = CookieOf(olivia);

        await olivia.OpenAsync(PageUrl);

        Assert.NotEqual(before, CookieOf(olivia));
        Assert.True(await IsSignedInAsync(CookieOf(olivia)));
        Assert.False(await IsSignedInAsync(before));
    }

    /// <summary>D22.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("?code=x")]
    [InlineData("?state=&code=x")]
    [InlineData("?state=unknown&code=x")]
    [InlineData("?state=mgi_" + Wire.OfAHandlesLength + "&code=x")]
    [InlineData("?state=a&state=b&code=x")]
    public async Task ACallbackNobodyBegan_IsAPage(string query)
    {
        var answer = await _gateway.Wire.GetAsync("/sign-in/callback" + query);

        answer.AssertIsErrorPage();
        Assert.DoesNotContain("Set-Cookie", answer.Headers.Keys);
    }

    /// <summary>D22: used twice, or older than ten minutes.</summary>
    [Fact]
    public async Task ACallback_WorksOnceAndForTenMinutes()
    {
        using var olivia = Accounts.Olivia();
        var callback = await CallbackOfAsync(olivia);
        await olivia.Browser.OpenAsync(callback);
        var again = await olivia.Browser.OpenAsync(callback);
        using var slow = Accounts.Leo();
        var late = await CallbackOfAsync(slow);
        _gateway.Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(HttpStatusCode.BadRequest, again.Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await slow.Browser.OpenAsync(late)).Status);
    }

    /// <summary>D23 (CVE-2026-27124, GHSA-c2jp-c369-7pvx), O15.</summary>
    [Fact]
    public async Task AnotherBrowser_CannotCompleteASignIn()
    {
        using var attacker = Accounts.Leo();
        using var victim = Accounts.Olivia();
        var callback = await CallbackOfAsync(attacker);
        await victim.OpenAsync(PageUrl);
        var session = CookieOf(victim);

        var opened = await victim.Browser.OpenAsync(callback);
        using var fresh = new Browser();
        var openedFresh = await fresh.OpenAsync(callback);

        Assert.Equal(HttpStatusCode.BadRequest, opened.Status);
        Assert.Equal(HttpStatusCode.BadRequest, openedFresh.Status);
        Assert.Equal(session, CookieOf(victim));
    }

    /// <summary>Two tabs: the one that comes second completes though the first changed the cookie.</summary>
    [Fact]
    public async Task TwoTabsOfOneBrowser_BothComplete()
    {
        using var olivia = Accounts.Olivia();
        await olivia.Browser.OpenAsync(PageUrl, until: _gateway.BackOffice.Url);
        var first = await CallbackOfAsync(olivia);
        var second = await CallbackOfAsync(olivia);

        Assert.Equal(HttpStatusCode.OK, (await olivia.Browser.OpenAsync(first)).Status);
        Assert.Equal(HttpStatusCode.OK, (await olivia.Browser.OpenAsync(second)).Status);
    }

    /// <summary>D24: RFC 9207 §2.4, also when it is named twice.</summary>
    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("")]
    [InlineData("https://evil.example", "https://evil.example")]
    public async Task AnAnswerOfAnotherIssuer_IsRefused(params string[] issuers)
    {
        using var olivia = Accounts.Olivia();
        var query = HttpUtility.ParseQueryString(new Uri(await CallbackOfAsync(olivia)).Query);
        var named = string.Concat(issuers.Select(issuer => $"&iss={Uri.EscapeDataString(issuer)}"));

        var page = await olivia.Browser.OpenAsync($"{CallbackUrl}?state={query["state"]}&code={query["code"]}{named}");

        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
        Assert.False(await IsSignedInAsync(CookieOf(olivia)));
    }

    /// <summary>D24: a code that the back office does not know, or no code at all. Somebody's mistake or try, and no
    /// failure of the back office.</summary>
    [Theory]
    [InlineData("code=forged")]
    [InlineData("code=%00")]
    [InlineData("code=%C3%A9")]
    [InlineData("error=access_denied")]
    [InlineData("code=a&code=b")]
    [InlineData("")]
    public async Task ACallbackWithoutAGoodCode_SignsNobodyIn(string answer)
    {
        using var olivia = Accounts.Olivia();
        var query = HttpUtility.ParseQueryString(new Uri(await CallbackOfAsync(olivia)).Query);

        var page = await olivia.Browser.OpenAsync($"{CallbackUrl}?state={query["state"]}&{answer}");

        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
        Assert.False(await IsSignedInAsync(CookieOf(olivia)));
    }

    /// <summary>D21 (CVE-2024-39694): afterwards the browser is on this gateway.</summary>
    [Theory]
    [InlineData("/connections?next=//evil.example")]
    [InlineData("/connections?\\\\evil.example")]
    [InlineData("/connections/?a#b")]
    [InlineData("/CONNECTIONS?%0d%0aLocation:%20evil")]
    public async Task AfterwardsTheBrowser_IsHereAgain(string path)
    {
        using var olivia = Accounts.Olivia();

        var page = await olivia.OpenAsync(_gateway.Url + path);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(new Uri(_gateway.Url).Authority, page.Url.Authority);
    }

    /// <summary>D21: what does not name a page of ours begins no sign-in.</summary>
    [Theory]
    [InlineData("//connections")]
    [InlineData("/\\connections")]
    [InlineData("/%5cconnections")]
    [InlineData("//evil.example/connections")]
    [InlineData("/connections;x")]
    [InlineData("http://evil.example/connections")]
    public async Task ACrookedAddress_BeginsNoSignIn(string target)
    {
        var answer = await RawRequest.SendAsync(_gateway.Url, "GET", target);

        Assert.InRange(RawRequest.StatusOf(answer), 400, 404);
        Assert.DoesNotContain("Location:", answer, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>D19.</summary>
    [Fact]
    public async Task SigningOut_EndsTheSessionEverywhere()
    {
        using var olivia = Accounts.Olivia();
        var page = await olivia.OpenAsync(PageUrl);
        var session = CookieOf(olivia);
        var button = page.Get<AngleSharp.Html.Dom.IHtmlElement>("form[action='/sign-out'] button");

        var after = await olivia.Browser.PressAsync(page, button);

        Assert.Equal("/", after.Url.AbsolutePath);
        Assert.False(await IsSignedInAsync(session));
    }

    /// <summary>P18: another site cannot sign a person out.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("form_token=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("form_token=!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!")]
    public async Task AForgedSignOut_EndsNothing(string form)
    {
        using var olivia = Accounts.Olivia();
        await olivia.OpenAsync(PageUrl);

        var answer = await olivia.Browser.PostAsync($"{_gateway.Url}/sign-out", form);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.True(await IsSignedInAsync(CookieOf(olivia)));
    }

    [Fact]
    public async Task ASession_EndsAfterAWorkingDay()
    {
        using var olivia = Accounts.Olivia();
        await olivia.OpenAsync(PageUrl);
        _gateway.Clock.Advance(TimeSpan.FromHours(10) - TimeSpan.FromSeconds(1));
        Assert.True(await IsSignedInAsync(CookieOf(olivia)));
        _gateway.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.False(await IsSignedInAsync(CookieOf(olivia)));
    }

    /// <summary>The address that the back office sends this browser back to, not opened yet.</summary>
    private async Task<string> CallbackOfAsync(Visitor visitor)
    {
        var begun = await visitor.Browser.OpenAsync(PageUrl, until: _gateway.BackOffice.Url);
        var back = await visitor.OpenAsync(begun.Url.AbsoluteUri, until: CallbackUrl);
        return back.Url.AbsoluteUri;
    }

    private string CookieOf(Visitor visitor) => visitor.Browser.Cookies.GetCookies(new(_gateway.Url))[Cookie]!.Value;

    private async Task<bool> IsSignedInAsync(string cookie) =>
        (await _gateway.Wire.GetAsync("/connections", ("Cookie", $"{Cookie}={cookie}"))).Status == HttpStatusCode.OK;
}
