using System.Net;
using McpGateway.Conformance.Deployments;
using McpGateway.Tests.Harness;

namespace McpGateway.Conformance.AuthorizationServer;

/// <summary>What the authorization endpoint takes, refuses and returns (OAuth 2.1 §4.1.1, §4.1.2).</summary>
public sealed class AuthorizationTests
{
    [Theory]
    [OnEveryDeployment(
        "https://client.example/cb/", "https://client.example/CB", "https://client.example/cb?x=1",
        "https://client.example:443/cb", "https://client.example", "https://evil.example/cb", "http://client.example/cb",
        "https://client.example/cb/../cb", "https://client.example.evil.example/cb", "https://client.example/cb%00", "javascript:alert(1)")]
    [Requirement("AS40", "AS41")]
    public async Task ARedirectThatDiffersInAnything_GetsAPage(Deployment gateway, string uri)
    {
        var client = await gateway.GetClientAsync();

        (await gateway.Wire.GetAsync(client.AuthorizePath(("redirect_uri", uri)))).AssertIsErrorPage();
    }

    [Theory, OnEveryDeployment, Requirement("AS41")]
    public async Task AMissingRedirect_GetsAPage(Deployment gateway)
    {
        var client = await gateway.GetClientAsync();

        (await gateway.Wire.GetAsync(client.AuthorizePath(("redirect_uri", null)))).AssertIsErrorPage();
    }

    /// <summary>Whichever of the two another reader would take.</summary>
    [Theory, OnEveryDeployment("client_id", "redirect_uri"), Requirement("AS41")]
    public async Task AClientOrRedirectSentTwice_GetsAPage(Deployment gateway, string name)
    {
        var client = await gateway.GetClientAsync();
        var other = $"{name}={Uri.EscapeDataString("https://evil.example/cb")}";

        (await gateway.Wire.GetAsync($"{client.AuthorizePath()}&{other}")).AssertIsErrorPage();
        (await gateway.Wire.GetAsync(client.AuthorizePath().Replace("?", $"?{other}&", StringComparison.Ordinal))).AssertIsErrorPage();
    }

    [Theory, OnEveryDeployment("unknown", "AAAAAAAAAAAAAAAAAAAAAA", "", "https://evil.example", "../x"), Requirement("AS41")]
    public async Task AnUnknownClient_GetsAPage(Deployment gateway, string id)
    {
        var client = await gateway.GetClientAsync();

        (await gateway.Wire.GetAsync(client.AuthorizePath(("client_id", id)))).AssertIsErrorPage();
    }

    [Theory, OnEveryDeployment("http://127.0.0.1", "http://localhost", "http://[::1]"), Requirement("AS40")]
    public async Task OnLoopback_OnlyThePortMayDiffer(Deployment gateway, string host)
    {
        var client = await OAuthClient.RegisterAsync(gateway.Wire, redirectUri: $"{host}/callback");
        var other = host == "http://localhost" ? "http://127.0.0.1" : "http://localhost";

        var answer = await gateway.Wire.GetAsync(
            client.AuthorizePath(("redirect_uri", $"{host}:61234/callback"), ("response_type", "token")));
        answer.RedirectTo($"{host}:61234/callback");
        foreach (var wrong in new[] { $"{host}:61234/callback2", $"{other}:61234/callback", $"{host}:61234/callback?x=1" })
        {
            (await gateway.Wire.GetAsync(client.AuthorizePath(("redirect_uri", wrong)))).AssertIsErrorPage();
        }
    }

    [Theory]
    [OnEveryDeployment("code_challenge=", "code_challenge_method=", "code_challenge_method=plain", "code_challenge=short")]
    [Requirement("AS1", "AS43")]
    public async Task ARequestWithoutProofKey_IsSentBack(Deployment gateway, string change)
    {
        var client = await gateway.GetClientAsync();

        var answer = await gateway.Wire.GetAsync(client.AuthorizePath((change.Split('=')[0], change.Split('=')[1])));

        answer.AssertSentBack(client.RedirectUri, gateway.Url, "invalid_request");
    }

    [Theory, OnEveryDeployment("token", "id_token", "code token", "none"), Requirement("AS1", "AS45", "AS46")]
    public async Task AFlowOtherThanCode_IsSentBack_WithStateAndIssuer(Deployment gateway, string type)
    {
        var client = await gateway.GetClientAsync();
        const string state = "a b+c/%26=\"<ü>";

        var answer = await gateway.Wire.GetAsync(client.AuthorizePath(("response_type", type), ("state", state)));

        Assert.Equal(state, answer.AssertSentBack(client.RedirectUri, gateway.Url, "unsupported_response_type")["state"]);
    }

    [Theory]
    [OnEveryDeployment("https://evil.example/mcp", "http://localhost/", "urn:x", "/mcp", "{0}/mcp#x", "{0}/other",
        "{0}/x/../mcp", "{0}/%6dcp", "{0}/mcp?x=1", "{0}@evil.example/mcp")]
    [Requirement("AS44")]
    public async Task AForeignResource_IsSentBack(Deployment gateway, string resource)
    {
        var client = await gateway.GetClientAsync();
        var foreign = resource.Replace("{0}", gateway.Url, StringComparison.Ordinal);

        var answer = await gateway.Wire.GetAsync(client.AuthorizePath(("resource", foreign)));

        answer.AssertSentBack(client.RedirectUri, gateway.Url, "invalid_target");
    }

    [Theory, OnEveryDeployment, Requirement("AS44", "RS18")]
    public async Task TheResource_MayBeSpeltAsClientsSpellIt_OrLeftOut(Deployment gateway)
    {
        var client = await gateway.GetClientAsync();
        var url = new Uri(gateway.Url);
        string?[] spellings =
            [null, $"{gateway.Resource}/", $"{url.Scheme.ToUpperInvariant()}://{url.Authority.ToUpperInvariant()}/mcp"];

        using var visitor = gateway.Visit();
        foreach (var spelling in spellings)
        {
            var answer = await client.AuthorizeAsync(
                visitor, gateway.Account.Organizer, ("resource", spelling), ("scope", null));
            var tokens = await client.RedeemAsync(answer["code"], ("resource", spelling));
            Assert.True(tokens.Status == HttpStatusCode.OK, $"{spelling}: {tokens.Body}");
        }
    }

    [Theory, OnEveryDeployment, Requirement("AS45", "AS46", "AS47")]
    public async Task ASuccess_ReturnsCodeStateAndIssuer_WhateverElseWasSent(Deployment gateway)
    {
        var client = await gateway.GetClientAsync();
        using var visitor = gateway.Visit();

        var answer = await client.AuthorizeAsync(visitor, gateway.Account.Organizer,
            ("scope", null), ("state", "x y&z=ü"), ("prompt", "consent"), ("login_hint", "somebody@example.com"),
            ("id_token_hint", "e30.e30.x"), ("audience", "whatever"), ("utm_source", "assistant"));

        Assert.Equal(["code", "iss", "state"], answer.Keys.Order());
        Assert.Equal("x y&z=ü", answer["state"]);
        Assert.Equal(gateway.Url, answer["iss"]);
    }

    [Theory, OnEveryDeployment, Requirement("AS46")]
    public async Task NoState_StaysNoState(Deployment gateway)
    {
        var client = await gateway.GetClientAsync();
        using var visitor = gateway.Visit();

        var success = await client.AuthorizeAsync(
            visitor, gateway.Account.Organizer, ("scope", null), ("state", null));
        var failure = (await gateway.Wire.GetAsync(client.AuthorizePath(("state", null), ("response_type", "token"))))
            .RedirectTo(client.RedirectUri);

        Assert.DoesNotContain("state", success.Keys);
        Assert.DoesNotContain("state", failure.Keys);
    }

    [Theory, OnEveryDeployment("response_type", "scope", "state", "resource", "code_challenge"), Requirement("AS1")]
    public async Task AParameterSentTwice_IsSentBack(Deployment gateway, string name)
    {
        var client = await gateway.GetClientAsync();

        var answer = await gateway.Wire.GetAsync(client.AuthorizePath(($"+{name}", "again")));

        answer.AssertSentBack(client.RedirectUri, gateway.Url, "invalid_request", "invalid_target");
    }
}
