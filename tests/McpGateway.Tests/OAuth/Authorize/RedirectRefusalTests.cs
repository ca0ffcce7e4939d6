using System.Text.Json.Nodes;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.OAuth.Authorize;

/// <summary>Until client and redirect are proven, an error is a page and never a redirect (OAuth 2.1 §4.1.2.1, cases
/// B).</summary>
[Collection(RunningSample.Name)]
public sealed class RedirectRefusalTests(GatewayFixture gateway)
{
    private static readonly (string, string)[] Browser = [("Accept", "text/html")];

    /// <summary>B02, F28.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("unknown")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("https://evil.example/client.json")]
    [InlineData("' OR 1=1 --")]
    [InlineData("\"><script>alert('evil')</script>")]
    public async Task AnUnknownClient_GetsAPage(string? clientId)
    {
        var client = await OAuthClient.RegisterAsync(gateway.Wire);

        var answer = await gateway.Wire.GetAsync(client.AuthorizePath(("client_id", clientId)), Browser);

        answer.AssertIsErrorPage();
    }

    /// <summary>B05, B38, B44: even the only one registered has to be named.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task AMissingRedirect_GetsAPage(string? redirectUri)
    {
        var client = await OAuthClient.RegisterAsync(gateway.Wire);

        var answer = await gateway.Wire.GetAsync(client.AuthorizePath(("redirect_uri", redirectUri)), Browser);

        answer.AssertIsErrorPage();
    }

    /// <summary>B07–B42: compared as text, nothing decoded or repaired.</summary>
    [Theory]
    [InlineData("https://evil.example/cb")]
    [InlineData("https://client.example.evil.example/cb")]
    [InlineData("https://client.example/x/../cb")]
    [InlineData("https://client.example/./cb")]
    [InlineData("https://client.example/cb/..%2fevil")]
    [InlineData("https://client.example/cb/..;/evil")]
    [InlineData("https://client.example/cb/;/../../evil")]
    [InlineData("https://client.example/cb%3B%2F..%2Fevil")]
    [InlineData("https://client.example@evil.example/cb")]
    [InlineData("https://evil@client.example/cb")]
    [InlineData("https://CLIENT.example/cb")]
    [InlineData("HTTPS://client.example/cb")]
    [InlineData("https://client.example/CB")]
    [InlineData("https://client.example/c%62")]
    [InlineData("https://cl\u0131ent.example/cb")]
    [InlineData("https://client\uff0eexample/cb")]
    [InlineData("https://client.example./cb")]
    [InlineData("https://client.example/cb%0d%0aX-Injected:1")]
    [InlineData("https://client.example/cb\r\nX-Injected: 1")]
    [InlineData("https://client.example/cb\0")]
    [InlineData("/cb")]
    [InlineData("//evil.example/cb")]
    [InlineData("javascript:alert(1)//https://client.example/cb")]
    [InlineData("JaVaScRiPt:alert(1)")]
    [InlineData("java\tscript:alert(1)")]
    [InlineData("data:text/html,<script>1</script>")]
    [InlineData("vbscript:x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("blob:https://client.example/1")]
    [InlineData("about:blank")]
    [InlineData("http://client.example/cb")]
    [InlineData("https://evil.example/?u=https://client.example/cb")]
    [InlineData("https://client.example/cb;x=1")]
    [InlineData("https://client.example/cb?x=1")]
    [InlineData("https://client.example/cb/")]
    [InlineData("https://client.example/cb#evil")]
    [InlineData("https://client.example\\@evil.example/cb")]
    [InlineData("https://client.example:443/cb")]
    public async Task AnyOtherRedirect_GetsAPage(string redirectUri)
    {
        var client = await OAuthClient.RegisterAsync(gateway.Wire);

        var answer = await gateway.Wire.GetAsync(client.AuthorizePath(("redirect_uri", redirectUri)), Browser);

        answer.AssertIsErrorPage();
        Assert.DoesNotContain("X-Injected", answer.Headers.Keys);
    }

    /// <summary>B53–B65: on loopback the port may differ, and nothing else.</summary>
    [Theory]
    [InlineData("http://127.0.0.1:1025/cb?x=1")]
    [InlineData("http://[::1]:1025/cb")]
    [InlineData("http://localhost:1025/cb")]
    [InlineData("https://127.0.0.1:1025/cb")]
    [InlineData("http://127.1:1025/cb")]
    [InlineData("http://127.0.0.2:1025/cb")]
    [InlineData("http://2130706433:1025/cb")]
    [InlineData("http://127.0.0.1:/cb")]
    [InlineData("http://127.0.0.1:99999/cb")]
    [InlineData("http://user@127.0.0.1:1025/cb")]
    [InlineData("http://127.0.0.1:1025/CB")]
    [InlineData("http://127.0.0.1:1025@evil.example/cb")]
    public async Task AnyOtherLoopbackRedirect_GetsAPage(string redirectUri)
    {
        var client = await OAuthClient.RegisterAsync(gateway.Wire, redirectUri: OAuthClient.Loopback);

        var answer = await gateway.Wire.GetAsync(client.AuthorizePath(("redirect_uri", redirectUri)), Browser);

        answer.AssertIsErrorPage();
    }

    /// <summary>B50, B67: RFC 8252 §7.3.</summary>
    [Theory]
    [InlineData("http://127.0.0.1/cb", "http://127.0.0.1:1025/cb")]
    [InlineData("http://localhost/cb", "http://localhost:1025/cb")]
    [InlineData("http://[::1]/cb", "http://[::1]:1025/cb")]
    public async Task AnyPortOnLoopback_IsTheClients(string registered, string redirectUri)
    {
        var client = await OAuthClient.RegisterAsync(gateway.Wire, redirectUri: registered);

        var answer = await gateway.Wire.GetAsync(
            client.AuthorizePath(("redirect_uri", redirectUri), ("response_type", "token")));

        answer.AssertSentBack(redirectUri, gateway.GatewayUrl, "unsupported_response_type");
    }

    /// <summary>B39: parameter pollution.</summary>
    [Theory]
    [InlineData("redirect_uri", "https://evil.example/cb")]
    [InlineData("client_id", "AAAAAAAAAAAAAAAAAAAAAA")]
    public async Task TheTwoThatDecideWhereTo_TwiceGetAPage(string name, string value)
    {
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var path = client.AuthorizePath(($"+{name}", value));
        var query = path[(path.IndexOf('?') + 1)..].Split('&');

        (await gateway.Wire.GetAsync(path, Browser)).AssertIsErrorPage();
        (await gateway.Wire.GetAsync("/authorize?" + string.Join('&', query.Reverse()), Browser)).AssertIsErrorPage();
    }

    /// <summary>A client's redirect is not another's (CVE-2025-4143).</summary>
    [Fact]
    public async Task AnotherClientsRedirect_GetsAPage()
    {
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        await OAuthClient.RegisterAsync(gateway.Wire, redirectUri: "https://other.example/cb");

        var answer = await gateway.Wire.GetAsync(
            client.AuthorizePath(("redirect_uri", "https://other.example/cb")), Browser);

        answer.AssertIsErrorPage();
    }

    /// <summary>K67, failure 24 of the clients' catalogue: Cursor registers three kinds at once, each with its own
    /// rule.</summary>
    [Fact]
    public async Task EachOfSeveralRedirects_KeepsItsOwnRule()
    {
        string[] registered =
            ["cursor://anysphere.cursor-mcp/oauth/callback", "https://client.example/cb", "http://127.0.0.1/cb"];
        var client = await OAuthClient.RegisterAsync(gateway.Wire, metadata: new JsonObject
        {
            ["redirect_uris"] = new JsonArray([.. registered.Select(uri => JsonValue.Create(uri))]),
        });

        foreach (var uri in registered)
        {
            var answer = await gateway.Wire.GetAsync(
                client.AuthorizePath(("redirect_uri", uri), ("response_type", null)));
            answer.AssertSentBack(uri, gateway.GatewayUrl, "invalid_request");
        }

        var port = await gateway.Wire.GetAsync(
            client.AuthorizePath(("redirect_uri", "https://client.example:1025/cb")), Browser);
        port.AssertIsErrorPage();
    }
}
