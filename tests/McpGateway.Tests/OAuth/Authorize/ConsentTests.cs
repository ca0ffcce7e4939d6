using System.Net;
using AngleSharp.Html.Dom;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.OAuth.Authorize;

/// <summary>Only the person who was shown the question answers it, once, and for what was shown (cases D).</summary>
[Collection(RunningSample.Name)]
public sealed class ConsentTests(GatewayFixture gateway)
{
    private string ConsentUrl => $"{gateway.GatewayUrl}/consent";

    /// <summary>D14.</summary>
    [Fact]
    public async Task Deny_SendsBackAndGrantsNothing()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var page = await olivia.OpenAsync(client.AuthorizeUrl());

        var left = await olivia.Browser.PressAsync(
            page, page.Get<IHtmlElement>("[value=deny]"), client.RedirectUri);

        var answer = WireAnswer.ReadCallback(left.Url, client.RedirectUri);
        Assert.Equal("access_denied", answer["error"]);
        Assert.Equal(client.State, answer["state"]);
        Assert.Equal(gateway.GatewayUrl, answer["iss"]);
        Assert.DoesNotContain("code", answer.Keys);
        var again = await olivia.Browser.PressAsync(page, page.Get<IHtmlElement>("[value=allow]"));
        Assert.Equal(HttpStatusCode.BadRequest, again.Status);
    }

    /// <summary>C30, C35: the answer carries state and issuer, and the code nowhere else.</summary>
    [Fact]
    public async Task Allow_SendsBackCodeStateAndIssuer()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        client.State = "a b+%&=\"<é>/?#";

        var answer = await client.AuthorizeAsync(olivia);

        Assert.Equal(["code", "iss", "state"], answer.Keys.Order());
        Assert.Equal(client.State, answer["state"]);
        Assert.Equal(gateway.GatewayUrl, answer["iss"]);
    }

    /// <summary>D04, D05, D08 (CVE-2022-39222, CVE-2023-0264).</summary>
    [Fact]
    public async Task AnotherPersonsBrowser_CannotAnswer()
    {
        using var olivia = Accounts.Olivia();
        using var leo = Accounts.Leo();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var page = await olivia.OpenAsync(client.AuthorizeUrl());
        await leo.OpenAsync($"{gateway.GatewayUrl}/connections");

        var stolen = await leo.Browser.PostAsync(ConsentUrl, FormOf(page), client.RedirectUri);
        using var nobody = new Browser();
        var anonymous = await nobody.PostAsync(ConsentUrl, FormOf(page), client.RedirectUri);

        Assert.Equal(HttpStatusCode.BadRequest, stolen.Status);
        Assert.Equal(HttpStatusCode.BadRequest, anonymous.Status);
        Assert.NotNull(stolen.Document);
        var left = await olivia.Browser.PostAsync(ConsentUrl, FormOf(page), client.RedirectUri);
        Assert.Contains("code=", left.Url.Query, StringComparison.Ordinal);
    }

    /// <summary>The same person at another browser was not asked there.</summary>
    [Fact]
    public async Task TheSamePersonsOtherBrowser_CannotAnswer()
    {
        using var here = Accounts.Olivia();
        using var there = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var page = await here.OpenAsync(client.AuthorizeUrl());
        await there.OpenAsync($"{gateway.GatewayUrl}/connections");

        var answer = await there.Browser.PostAsync(ConsentUrl, FormOf(page), client.RedirectUri);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
    }

    /// <summary>D04, D10.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("decision=allow&organizer=org_alpine&scope=bookings:read")]
    [InlineData("request=&decision=allow&organizer=org_alpine&scope=bookings:read")]
    [InlineData("request=mgq_garbage&decision=allow&organizer=org_alpine&scope=bookings:read")]
    [InlineData("{request}&decision=maybe&organizer=org_alpine&scope=bookings:read")]
    [InlineData("{request}&organizer=org_alpine&scope=bookings:read")]
    [InlineData("{request}&decision=allow&decision=deny&organizer=org_alpine&scope=bookings:read")]
    [InlineData("{request}&{request}&decision=allow&organizer=org_alpine&scope=bookings:read")]
    [InlineData("{request}&decision=allow&organizer=org_alpine&organizer=org_lakeside&scope=bookings:read")]
    [InlineData("{request}x&decision=allow&organizer=org_alpine&scope=bookings:read")]
    public async Task AFormThatIsNotOurs_AllowsNothing(string form)
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var page = await olivia.OpenAsync(client.AuthorizeUrl());
        var handle = $"request={page.Get<IHtmlInputElement>("[name=request]").Value}";

        var answer = await olivia.Browser.PostAsync(
            ConsentUrl, form.Replace("{request}", handle, StringComparison.Ordinal), client.RedirectUri);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.NotNull(answer.Document);
    }

    /// <summary>What was asked for but cannot be given is asked again, on the same question.</summary>
    [Theory]
    [InlineData("organizer=org_alpine")]
    [InlineData("organizer=org_alpine&scope=refunds:write")]
    [InlineData("organizer=org_other&scope=bookings:read")]
    [InlineData("organizer=org_lakeside&scope=bookings:read")]
    [InlineData("scope=bookings:read")]
    public async Task AnAnswerThatGrantsNothing_IsAskedAgain(string fields)
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var page = await olivia.OpenAsync(client.AuthorizeUrl());
        var handle = page.Get<IHtmlInputElement>("[name=request]").Value;

        var again = await olivia.Browser.PostAsync(
            ConsentUrl, $"request={handle}&decision=allow&{fields}", client.RedirectUri);

        Assert.Equal(HttpStatusCode.BadRequest, again.Status);
        Assert.NotNull(again.Find<IHtmlElement>("[role=alert]"));
        var left = await olivia.Browser.PostAsync(ConsentUrl, FormOf(again), client.RedirectUri);
        Assert.Contains("code=", left.Url.Query, StringComparison.Ordinal);
    }

    /// <summary>D11 (CVE-2026-7571, CVE-2018-15758): the grant is what was shown.</summary>
    [Fact]
    public async Task TamperedFields_ChangeNothing()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var other = await OAuthClient.RegisterAsync(gateway.Wire, redirectUri: "https://other.example/cb");
        var page = await olivia.OpenAsync(client.AuthorizeUrl());
        var form = FormOf(page) + "&scope=refunds:write&scope=customers:read&state=evil&resource=https://evil.example"
            + $"&client_id={other.Id}&redirect_uri=https://other.example/cb&code_challenge=x";

        var left = await olivia.Browser.PostAsync(ConsentUrl, form, client.RedirectUri);

        var answer = WireAnswer.ReadCallback(left.Url, client.RedirectUri);
        Assert.Equal(client.State, answer["state"]);
        Assert.Equal("bookings:read", (await client.RedeemAsync(answer["code"])).Text("scope"));
    }

    /// <summary>D09: two presses at once make one code.</summary>
    [Fact]
    public async Task PressedManyTimes_OnlyOneCounts()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var page = await olivia.OpenAsync(client.AuthorizeUrl());
        var cookie = olivia.Browser.Cookies.GetCookieHeader(new(gateway.GatewayUrl));

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => gateway.Wire.PostAsync(
            "/consent", FormOf(page), "application/x-www-form-urlencoded", ("Cookie", cookie))));

        Assert.Single(answers, answer => answer.Header("Location").Contains("code=", StringComparison.Ordinal));
        Assert.Equal(9, answers.Count(answer => answer.Status == HttpStatusCode.BadRequest));
    }

    [Theory]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nbroken")]
    [InlineData("multipart/form-data", "x")]
    [InlineData("application/json", "{}")]
    [InlineData("application/x-www-form-urlencoded; charset=utf-7", "a=1")]
    [InlineData("application/x-www-form-urlencoded;;", "a=1")]
    public async Task ABodyThatIsNoForm_IsRefusedOnEveryPage(string contentType, string body)
    {
        using var olivia = Accounts.Olivia();
        await olivia.OpenAsync($"{gateway.GatewayUrl}/connections");
        var cookie = olivia.Browser.Cookies.GetCookieHeader(new(gateway.GatewayUrl));

        foreach (var path in new[] { "/consent", "/connections", "/sign-out" })
        {
            var answer = await gateway.Wire.PostAsync(path, body, contentType, ("Cookie", cookie));
            Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        }
    }

    /// <summary>The form as a press of "allow" would send it, with the first organizer.</summary>
    private static string FormOf(Page page) => Wire.Encode(
    [
        ("request", page.Get<IHtmlInputElement>("[name=request]").Value), ("decision", "allow"),
        ("organizer", page.Get<IHtmlInputElement>("[name=organizer]").Value), ("scope", "bookings:read"),
    ]);
}
