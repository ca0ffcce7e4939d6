using System.Net;
using AngleSharp.Html.Dom;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.OAuth.Authorize;

/// <summary>Requests sent ahead by the client itself (RFC 9126, cases M).</summary>
public sealed class PushedRequestTests(GatewayOfAClass shared) : IClassFixture<GatewayOfAClass>
{
    private readonly InProcessGateway _gateway = shared.Gateway;

    /// <summary>M01, M07: what the address says beside it counts for nothing.</summary>
    [Theory]
    [InlineData("none")]
    [InlineData("client_secret_post")]
    public async Task OnlyWhatWasPushed_Counts(string method)
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(_gateway.Wire, method);
        var pushed = await PushAsync(client);

        Assert.Equal(HttpStatusCode.Created, pushed.Status);
        Assert.Contains("no-store", pushed.Header("Cache-Control"), StringComparison.Ordinal);
        Assert.InRange(pushed.Json().GetProperty("expires_in").GetInt32(), 60, 90);
        var callback = await olivia.AllowAsync(
            UrlOf(client.Id, pushed) + "&redirect_uri=https://evil.example&scope=refunds:write&state=evil&prompt=none",
            client.RedirectUri, "org_alpine");
        var answer = WireAnswer.ReadCallback(callback, client.RedirectUri);
        Assert.Equal(client.State, answer["state"]);
        Assert.Equal("bookings:read", (await client.RedeemAsync(answer["code"])).Text("scope"));
    }

    /// <summary>M02: bound to its client, and not used up by another that tries.</summary>
    [Fact]
    public async Task AnotherClient_CannotUseIt()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(_gateway.Wire);
        var other = await OAuthClient.RegisterAsync(_gateway.Wire);
        var pushed = await PushAsync(client);

        (await GetAsync(UrlOf(other.Id, pushed))).AssertIsErrorPage();
        (await GetAsync(UrlOf("", pushed))).AssertIsErrorPage();

        await olivia.AllowAsync(UrlOf(client.Id, pushed), client.RedirectUri, "org_alpine");
    }

    /// <summary>M03–M05, M10, M15: refused to the client itself, with nothing kept.</summary>
    [Theory]
    [InlineData("redirect_uri", "https://evil.example/cb", "invalid_request")]
    [InlineData("redirect_uri", null, "invalid_request")]
    [InlineData("request_uri", "https://evil.example/r", "invalid_request")]
    [InlineData("request_uri", "urn:ietf:params:oauth:request_uri:x", "invalid_request")]
    [InlineData("request", "e30.e30.", "request_not_supported")]
    [InlineData("code_challenge", null, "invalid_request")]
    [InlineData("code_challenge_method", "plain", "invalid_request")]
    [InlineData("response_type", "token", "unsupported_response_type")]
    [InlineData("resource", "https://evil.example/mcp", "invalid_target")]
    [InlineData("scope", "nothing:here", "invalid_scope")]
    [InlineData("prompt", "none login", "invalid_request")]
    [InlineData("+scope", "bookings:read", "invalid_request")]
    public async Task WhatAuthorizeRefuses_IsRefusedWhenPushed(string name, string? value, string error)
    {
        var client = await OAuthClient.RegisterAsync(_gateway.Wire);

        (await PushAsync(client, (name, value))).AssertRefused(error);
    }

    /// <summary>What is kept for strangers is bounded.</summary>
    [Fact]
    public async Task MoreThanAnAddressCouldCarry_IsRefused()
    {
        var client = await OAuthClient.RegisterAsync(_gateway.Wire);

        Assert.Equal(HttpStatusCode.Created, (await PushAsync(client, ("state", new string('x', 8_000)))).Status);
        (await PushAsync(client, ("state", new string('x', 17_000)))).AssertRefused("invalid_request");
    }

    /// <summary>M10.</summary>
    [Fact]
    public async Task WithoutItsSecret_AClientPushesNothing()
    {
        var client = await OAuthClient.RegisterAsync(_gateway.Wire, "client_secret_post");

        (await PushAsync(client, ("client_secret", null)))
            .AssertRefused(HttpStatusCode.Unauthorized, "invalid_client");
    }

    /// <summary>M06: repeatable until a code was issued, in however many tabs; then over.</summary>
    [Fact]
    public async Task ACode_UsesItUp_AndNothingBefore()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(_gateway.Wire);
        var url = UrlOf(client.Id, await PushAsync(client));
        var first = await olivia.OpenAsync(url);
        var second = await olivia.OpenAsync(url);

        var allowed = await AllowAsync(olivia, first, client);
        var again = await AllowAsync(olivia, second, client);

        Assert.Contains("code=", allowed.Url.Query, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, again.Status);
        (await GetAsync(url)).AssertIsErrorPage();
    }

    /// <summary>M09: it waits 90 seconds for a browser, and then for a person who signs in.</summary>
    [Fact]
    public async Task ItExpires_UnlessABrowserCameInTime()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(_gateway.Wire);
        var (used, unused) = (UrlOf(client.Id, await PushAsync(client)), UrlOf(client.Id, await PushAsync(client)));
        await olivia.Browser.OpenAsync(used, until: _gateway.BackOffice.Url);
        _gateway.Clock.Advance(TimeSpan.FromSeconds(90));

        (await GetAsync(unused)).AssertIsErrorPage();
        await olivia.AllowAsync(used, client.RedirectUri, "org_alpine");
    }

    /// <summary>M13 (CVE-2026-41008): guesses lead nowhere and are not repeated.</summary>
    [Theory]
    [InlineData("urn:ietf:params:oauth:request_uri:")]
    [InlineData("urn:ietf:params:oauth:request_uri:evil")]
    [InlineData("URN:IETF:PARAMS:OAUTH:REQUEST_URI:evil")]
    [InlineData("urn:ietf:params:oauth:request_uri:mgp_" + Wire.OfAHandlesLength)]
    [InlineData("urn:ietf:params:oauth:request_uri:evil/../x%00")]
    public async Task AGuess_IsAPage(string requestUri)
    {
        var client = await OAuthClient.RegisterAsync(_gateway.Wire);

        (await GetAsync(client.AuthorizeUrl(("request_uri", requestUri)))).AssertIsErrorPage();
    }

    /// <summary>C48: an address is refused as ever, and never fetched.</summary>
    [Theory]
    [InlineData("http://127.0.0.1:9/x")]
    [InlineData("urn:foreign:request_uri:x")]
    public async Task AnyOtherForm_IsNotSupported(string requestUri)
    {
        var client = await OAuthClient.RegisterAsync(_gateway.Wire);

        (await GetAsync(client.AuthorizeUrl(("request_uri", requestUri))))
            .AssertSentBack(client.RedirectUri, _gateway.Url, "request_uri_not_supported");
    }

    [Fact]
    public async Task TheMetadata_NamesTheEndpoint()
    {
        var document = (await _gateway.Wire.GetAsync("/.well-known/oauth-authorization-server")).Json();

        Assert.Equal($"{_gateway.Url}/par", document.GetProperty("pushed_authorization_request_endpoint").GetString());
    }

    private static Task<Page> AllowAsync(Visitor visitor, Page page, OAuthClient client) =>
        visitor.Browser.PressAsync(page, page.Get<IHtmlElement>("[value=allow]"), client.RedirectUri);

    private Task<WireAnswer> PushAsync(OAuthClient client, params (string Name, string? Value)[] changes)
    {
        var query = System.Web.HttpUtility.ParseQueryString(new Uri(client.AuthorizeUrl(changes)).Query);
        var fields = query.AllKeys.SelectMany(name => query.GetValues(name)!.Select(value => (name!, (string?)value)));
        var secret = changes.Any(change => change.Name == "client_secret") ? null : client.Secret;
        return _gateway.Wire.PostFormAsync("/par", fields.Append(("client_secret", secret)));
    }

    private string UrlOf(string clientId, WireAnswer pushed) =>
        $"{_gateway.Url}/authorize?client_id={clientId}"
        + $"&request_uri={Uri.EscapeDataString(pushed.Text("request_uri"))}";

    private Task<WireAnswer> GetAsync(string url) =>
        _gateway.Wire.GetAsync(new Uri(url).PathAndQuery, ("Accept", "text/html"));
}
