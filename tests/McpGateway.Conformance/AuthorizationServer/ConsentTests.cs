using System.Net;
using AngleSharp.Html.Dom;
using McpGateway.Conformance.Deployments;
using McpGateway.Tests.Harness;

namespace McpGateway.Conformance.AuthorizationServer;

/// <summary>The page on which a person decides, and the way back from it.</summary>
public sealed class ConsentTests
{
    [Theory, OnEveryDeployment, Requirement("AS28", "AS42", "AS48")]
    public async Task ThePage_NamesTheClientTheScopesAndTheHostThatReceivesTheAccess(Deployment gateway)
    {
        var client = await gateway.GetClientAsync();
        using var visitor = gateway.Visit();

        var page = await visitor.OpenAsync(client.AuthorizeUrl(("scope", null)), client.RedirectUri);

        Assert.Contains("A client under test", page.Text, StringComparison.Ordinal);
        Assert.Contains(new Uri(client.RedirectUri).Host, page.Text, StringComparison.Ordinal);
        Assert.NotEmpty(page.Document!.QuerySelectorAll("input[name=scope]"));
        Assert.NotNull(page.Find<IHtmlElement>("[name=decision][value=allow]"));
        Assert.NotNull(page.Find<IHtmlElement>("[name=decision][value=deny]"));
    }

    [Theory, OnEveryDeployment, Requirement("AS28")]
    public async Task AClientOnTheOwnDevice_ComesWithAWarning(Deployment gateway)
    {
        var client = await OAuthClient.RegisterAsync(gateway.Wire, redirectUri: OAuthClient.Loopback);
        using var visitor = gateway.Visit();

        var page = await visitor.OpenAsync(client.AuthorizeUrl(("scope", null)));

        Assert.Contains("127.0.0.1", page.Text, StringComparison.Ordinal);
        Assert.Contains("your own device", page.Text, StringComparison.Ordinal);
    }

    [Theory, OnEveryDeployment, Requirement("AS30")]
    public async Task ThePage_LoadsNothingOfTheClients(Deployment gateway)
    {
        var client = await gateway.GetClientAsync();
        using var visitor = gateway.Visit();

        var page = await visitor.OpenAsync(client.AuthorizeUrl(("scope", null)));

        Assert.Empty(page.Document!.QuerySelectorAll("img, script:not([nonce][src^='/site.']), iframe, object, embed"));
        Assert.All(page.Document.QuerySelectorAll("link[href]"),
            link => Assert.StartsWith("/", link.GetAttribute("href"), StringComparison.Ordinal));
    }

    /// <summary>Also right after the same client was allowed, by the same person in the same browser.</summary>
    [Theory, OnEveryDeployment, Requirement("AS42", "AS48")]
    public async Task ACode_ComesFromAnAnswerOnThePage_AndNeverWithout(Deployment gateway)
    {
        var client = await gateway.GetClientAsync();
        using var visitor = gateway.Visit();
        await client.AuthorizeAsync(visitor, gateway.Account.Organizer, ("scope", null));

        var page = await visitor.OpenAsync(client.AuthorizeUrl(("scope", null)), client.RedirectUri);
        var silent = await visitor.OpenAsync(client.AuthorizeUrl(("prompt", "none")), client.RedirectUri);

        Assert.NotNull(page.Find<IHtmlElement>("[name=decision]"));
        Assert.Equal("consent_required", WireAnswer.ReadCallback(silent.Url, client.RedirectUri)["error"]);
    }

    [Theory, OnEveryDeployment, Requirement("AS45")]
    public async Task ADenial_IsSentBack_WithTheIssuer(Deployment gateway)
    {
        var client = await gateway.GetClientAsync();
        using var visitor = gateway.Visit();

        var page = await visitor.OpenAsync(client.AuthorizeUrl(("scope", null)));
        var back = await visitor.Browser.PressAsync(
            page, page.Get<IHtmlElement>("[name=decision][value=deny]"), client.RedirectUri);

        var answer = WireAnswer.ReadCallback(back.Url, client.RedirectUri);
        Assert.Equal("access_denied", answer["error"]);
        Assert.Equal(gateway.Url, answer["iss"]);
        Assert.DoesNotContain("code", answer.Keys);
    }

    [Theory, OnEveryDeployment, Requirement("AS50")]
    public async Task TheWayBack_Is303_AndThePageIsNeitherKeptNorFramed(Deployment gateway)
    {
        var client = await gateway.GetClientAsync();
        using var visitor = gateway.Visit();
        var page = await visitor.OpenAsync(client.AuthorizeUrl(("scope", null)));
        var cookies = visitor.Browser.Cookies.GetCookieHeader(new(gateway.Url));

        var shown = await gateway.Wire.GetAsync(client.AuthorizePath(("scope", null)), ("Cookie", cookies));
        var decided = await gateway.Wire.PostFormAsync("/consent",
            [("request", page.Get<IHtmlInputElement>("[name=request]").Value), ("decision", "deny")], ("Cookie", cookies));

        Assert.Equal(HttpStatusCode.SeeOther, decided.Status);
        foreach (var answer in new[] { shown, decided })
        {
            Assert.Contains("no-store", answer.Header("Cache-Control"), StringComparison.Ordinal);
            Assert.Equal("no-referrer", answer.Header("Referrer-Policy"));
            Assert.Contains("frame-ancestors 'none'", answer.Header("Content-Security-Policy"), StringComparison.Ordinal);
            Assert.Equal("DENY", answer.Header("X-Frame-Options"));
            Assert.DoesNotContain("form-action", answer.Header("Content-Security-Policy"), StringComparison.Ordinal);
        }
    }

    [Theory, OnEveryDeployment, Requirement("AS48")]
    public async Task AnAnswer_CountsOnce_AndForWhatWasShown(Deployment gateway)
    {
        var client = await gateway.GetClientAsync();
        using var visitor = gateway.Visit();
        var page = await visitor.OpenAsync(client.AuthorizeUrl(("scope", null)));
        var shown = page.Document!.QuerySelectorAll("input[name=scope]").Select(box => box.GetAttribute("value")!).ToList();
        var hidden = DiscoveryTests.Texts(await gateway.GetMetadataAsync(), "scopes_supported").Except(shown).ToList();
        var cookies = visitor.Browser.Cookies.GetCookieHeader(new(gateway.Url));
        (string, string?)[] answer =
        [
            ("request", page.Get<IHtmlInputElement>("[name=request]").Value), ("decision", "allow"),
            ("organizer", gateway.Account.Organizer), ("scope", shown[0]), .. hidden.Select(scope => ("scope", scope)),
            ("client_id", "another"), ("redirect_uri", "https://evil.example/cb"), ("state", "another"),
        ];

        var decided = await gateway.Wire.PostFormAsync("/consent", answer, ("Cookie", cookies));
        var again = await gateway.Wire.PostFormAsync("/consent", answer, ("Cookie", cookies));

        var callback = decided.RedirectTo(client.RedirectUri);
        Assert.Equal(client.State, callback["state"]);
        Assert.Equal([shown[0]], (await client.RedeemAsync(callback["code"])).Text("scope").Split(' ').Except(["offline_access"]));
        again.AssertIsErrorPage();
    }

    [Theory, OnEveryDeployment, Requirement("AS48")]
    public async Task TheOneCookie_IsForThisHostAndNoScript_AndItsValueChangesWithTheSignIn(Deployment gateway)
    {
        var answer = await gateway.Wire.GetAsync("/connections");
        var cookie = answer.Header("Set-Cookie").Split("; ");
        var before = cookie[0].Split('=');
        using var visitor = gateway.Visit();
        visitor.Browser.Cookies.Add(new(gateway.Url), new Cookie(before[0], before[1]));

        await visitor.OpenAsync($"{gateway.Url}/connections");

        string[] expected = gateway.IsHttps ? ["httponly", "path=/", "samesite=lax", "secure"] : ["httponly", "path=/", "samesite=lax"];
        Assert.Equal(expected, cookie.Skip(1).Select(attribute => attribute.ToLowerInvariant()).Order());
        Assert.Equal(gateway.IsHttps, before[0].StartsWith("__Host-", StringComparison.Ordinal));
        var after = Assert.Single(visitor.Browser.Cookies.GetCookies(new(gateway.Url)), known => known.Name == before[0]);
        Assert.NotEqual(before[1], after.Value);
        Assert.NotEqual(HttpStatusCode.OK,
            (await gateway.Wire.GetAsync("/connections", ("Cookie", string.Join('=', before)))).Status);
    }

    [Theory, OnEveryDeployment, Requirement("AS48")]
    public async Task AnAnswerFromAnotherBrowser_CountsForNothing(Deployment gateway)
    {
        var client = await gateway.GetClientAsync();
        using var visitor = gateway.Visit();
        using var other = gateway.Visit();
        var page = await visitor.OpenAsync(client.AuthorizeUrl(("scope", null)));
        await other.OpenAsync($"{gateway.Url}/connections");

        var scope = page.Get<IHtmlInputElement>("input[name=scope]").Value;
        (string, string?)[] allow =
        [
            ("request", page.Get<IHtmlInputElement>("[name=request]").Value), ("decision", "allow"),
            ("organizer", gateway.Account.Organizer), ("scope", scope),
        ];
        foreach (var cookies in new[] { "", other.Browser.Cookies.GetCookieHeader(new(gateway.Url)) })
        {
            (await gateway.Wire.PostFormAsync("/consent", allow, ("Cookie", cookies))).AssertIsErrorPage();
        }

        // The very same answer counts where the question was asked, so nothing else was wrong with it.
        var own = await gateway.Wire.PostFormAsync(
            "/consent", allow, ("Cookie", visitor.Browser.Cookies.GetCookieHeader(new(gateway.Url))));
        Assert.Contains("code", own.RedirectTo(client.RedirectUri).Keys);
    }
}
