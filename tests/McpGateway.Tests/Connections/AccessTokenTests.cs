using System.Net;
using McpGateway.Tests.Harness;
using McpGateway.Tests.OAuth.Token;

namespace McpGateway.Tests.Connections;

/// <summary>Only a live access token of this resource opens the MCP endpoint (cases H).</summary>
[Collection(RunningSample.Name)]
public sealed class AccessTokenTests(GatewayFixture gateway)
{
    /// <summary>H06–H15, H22: other kinds, altered ones.</summary>
    [Fact]
    public async Task AnythingElse_IsRefusedWithAChallenge()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire, "client_secret_post");
        var code = await client.GetCodeAsync(olivia);
        var tokens = await client.RedeemAsync(code);
        var token = tokens.Text("access_token");
        // White space around a header's value is none of it (RFC 9110 §5.5), and no header holds a line break.
        var others = CodeGrantTests.Altered(token).Where(text => text.Trim() != token && !text.Contains('\n'))
            .Concat([tokens.Text("refresh_token"), code, client.Secret!, client.Id, "null"]);

        foreach (var other in others)
        {
            var answer = await client.CallAsync(other);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
            Assert.Contains("error=\"invalid_token\"", answer.Header("WWW-Authenticate"), StringComparison.Ordinal);
            Assert.DoesNotContain("mga_", answer.Header("WWW-Authenticate") + answer.Body, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.OK, (await client.CallAsync(token)).Status);
    }

    /// <summary>H16: a token stands for its own person and organizer, whatever else the request carries.</summary>
    [Fact]
    public async Task ASessionCookie_DoesNotChangeWhoATokenIs()
    {
        using var olivia = Accounts.Olivia();
        using var leo = Accounts.Leo();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var token = (await client.ConnectAsync(olivia)).Text("access_token");
        await leo.OpenAsync($"{gateway.GatewayUrl}/connections");
        var cookie = leo.Browser.Cookies.GetCookieHeader(new(gateway.GatewayUrl));

        var answer = await gateway.Wire.PostAsync("/mcp",
            """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"whoami","arguments":{}}}""",
            "application/json", ("Authorization", $"Bearer {token}"), ("Cookie", cookie),
            ("Accept", "application/json, text/event-stream"), ("MCP-Protocol-Version", "2025-11-25"));

        Assert.Contains("usr_7kq2m9xtd4", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("usr_p4d7b1nhx5", answer.Body, StringComparison.Ordinal);
    }

    /// <summary>A browser session is no access token.</summary>
    [Fact]
    public async Task ASessionCookieAlone_OpensNothing()
    {
        using var olivia = Accounts.Olivia();
        await olivia.OpenAsync($"{gateway.GatewayUrl}/connections");
        var cookie = olivia.Browser.Cookies.GetCookies(new(gateway.GatewayUrl))["gateway-session"]!;
        var client = await OAuthClient.RegisterAsync(gateway.Wire);

        var inCookie = await gateway.Wire.PostAsync(
            "/mcp", "{}", "application/json", ("Cookie", $"gateway-session={cookie.Value}"));
        var asToken = await client.CallAsync(cookie.Value);

        Assert.Equal(HttpStatusCode.Unauthorized, inCookie.Status);
        Assert.Equal(HttpStatusCode.Unauthorized, asToken.Status);
    }

    /// <summary>A token never reaches the pages or the management API.</summary>
    [Theory]
    [InlineData("/api/v1/audit/events", HttpStatusCode.Unauthorized)]
    [InlineData("/connections", HttpStatusCode.Redirect)]
    public async Task AToken_OpensNothingElse(string path, HttpStatusCode status)
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var token = (await client.ConnectAsync(olivia)).Text("access_token");

        Assert.Equal(status, (await gateway.Wire.GetAsync(path, ("Authorization", $"Bearer {token}"))).Status);
    }
}
