using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.OAuth.Authorize;

/// <summary>What the consent page shows, and that nothing of a client's own words can change it (cases D).</summary>
[Collection(RunningSample.Name)]
public sealed class ConsentPageTests(GatewayFixture gateway)
{
    /// <summary>D13, AS27, AS28.</summary>
    [Fact]
    public async Task ItNamesClientHostOrganizersRolesScopesAndNotice()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);

        var page = await olivia.OpenAsync(client.AuthorizeUrl(("scope", "bookings:read customers:read")));

        Assert.Contains("A client under test", page.Text, StringComparison.Ordinal);
        Assert.Contains("client.example", page.Text, StringComparison.Ordinal);
        Assert.Contains("your role is owner", page.Text, StringComparison.Ordinal);
        Assert.Contains("identity", page.Text, StringComparison.Ordinal);
        Assert.Contains("Do not enter passwords", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("runs on your own device", page.Text, StringComparison.Ordinal);
        Assert.Equal(["bookings:read", "customers:read"], Values(page, "input[type=checkbox][name=scope]"));
        Assert.Equal(["allow", "deny"], page.Document!.QuerySelectorAll("[name=decision]")
            .Select(button => button.GetAttribute("value")));
    }

    [Fact]
    public async Task ALoopbackClient_IsWarnedOf()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire, redirectUri: OAuthClient.Loopback);

        var page = await olivia.OpenAsync(client.AuthorizeUrl());

        Assert.Contains("runs on your own device", page.Text, StringComparison.Ordinal);
    }

    /// <summary>D12, C55 (CVE-2024-21637, CVE-2026-22752).</summary>
    [Theory]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("\"><script>alert(1)</script>")]
    [InlineData("</title></h1></bdi><form action=https://evil.example>")]
    [InlineData("{{7*7}} @Model ${x}")]
    public async Task AClientsName_StaysText(string name)
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(
            gateway.Wire, metadata: new JsonObject { ["client_name"] = name });

        var page = await olivia.OpenAsync(client.AuthorizeUrl());

        Assert.Equal(name, page.Get<IHtmlElement>("bdi").TextContent);
        Assert.Empty(page.Document!.QuerySelectorAll("img, script:not([nonce])"));
        Assert.Equal("/consent", Assert.Single(page.Document.Forms).GetAttribute("action"));
    }

    /// <summary>D01, D02, D30, P22, P23; AS50.</summary>
    [Fact]
    public async Task ItCannotBeFramedKeptOrLeakedFrom()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        await olivia.OpenAsync(client.AuthorizeUrl());
        var cookie = olivia.Browser.Cookies.GetCookieHeader(new(gateway.GatewayUrl));

        var answer = await gateway.Wire.GetAsync(
            client.AuthorizePath(), ("Cookie", cookie), ("Accept-Encoding", "gzip, br"));

        var policy = answer.Header("Content-Security-Policy");
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("base-uri 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("DENY", answer.Header("X-Frame-Options"));
        Assert.Equal("no-store", answer.Header("Cache-Control"));
        Assert.Equal("no-referrer", answer.Header("Referrer-Policy"));
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
        Assert.Empty(answer.Header("Content-Encoding"));
        Assert.Empty(answer.Header("Access-Control-Allow-Origin"));
    }

    /// <summary>Its GET can be repeated without harm: the page shown first can still be answered.</summary>
    [Fact]
    public async Task ShowingItTwice_LeavesBothAnswerable()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var first = await olivia.OpenAsync(client.AuthorizeUrl());
        await olivia.OpenAsync(client.AuthorizeUrl());

        var left = await olivia.Browser.PressAsync(
            first, first.Get<IHtmlElement>("[value=allow]"), client.RedirectUri);

        Assert.True(WireAnswer.ReadCallback(left.Url, client.RedirectUri).ContainsKey("code"));
    }

    /// <summary>D15, D18: a session never answers for the person.</summary>
    [Fact]
    public async Task ASecondTime_IsAskedAgain()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        await client.ConnectAsync(olivia);

        var page = await olivia.OpenAsync(client.AuthorizeUrl());

        Assert.NotNull(page.Find<IHtmlElement>("[name=decision][value=allow]"));
    }

    /// <summary>D15, C50: prompt=none cannot skip the question either.</summary>
    [Fact]
    public async Task PromptNone_WithASession_StillNeedsConsent()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        await olivia.OpenAsync(client.AuthorizeUrl());
        var cookie = olivia.Browser.Cookies.GetCookieHeader(new(gateway.GatewayUrl));

        var answer = await gateway.Wire.GetAsync(client.AuthorizePath(("prompt", "none")), ("Cookie", cookie));

        answer.AssertSentBack(client.RedirectUri, gateway.GatewayUrl, "consent_required");
    }

    private static List<string?> Values(Page page, string selector) =>
        [.. page.Document!.QuerySelectorAll(selector).Select(input => input.GetAttribute("value"))];
}
