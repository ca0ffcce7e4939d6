using System.Net;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.Mcp;

/// <summary>A call that needs more scopes is answered in the form that its client acts upon (OA8).</summary>
public sealed class StepUpTests(GatewayOfAClass shared) : IClassFixture<GatewayOfAClass>
{
    private readonly InProcessGateway _gateway = shared.Gateway;

    [Fact]
    public async Task ChatGpt_FindsTheChallengeInTheResult()
    {
        var answer = await CallAsync("https://chatgpt.com/connector_platform_oauth_redirect");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var result = answer.Json().GetProperty("result");
        Assert.True(result.GetProperty("isError").GetBoolean());
        var challenge = Assert.Single(
            result.GetProperty("_meta").GetProperty("mcp/www_authenticate").EnumerateArray()).GetString()!;
        Assert.StartsWith("Bearer error=\"insufficient_scope\"", challenge, StringComparison.Ordinal);
        Assert.Contains($"resource_metadata=\"{_gateway.Url}/.well-known/", challenge, StringComparison.Ordinal);
        Assert.Contains("error_description=", challenge, StringComparison.Ordinal);
        Assert.Contains("bookings:read", challenge, StringComparison.Ordinal);
        Assert.Contains("operations:read", challenge, StringComparison.Ordinal);
        Assert.False(string.IsNullOrEmpty(
            result.GetProperty("_meta").GetProperty("gateway/requestId").GetString()));
        Assert.DoesNotContain("WWW-Authenticate", answer.Headers.Keys);
    }

    [Fact]
    public async Task EverybodyElse_GetsThe403()
    {
        var answer = await CallAsync("https://claude.ai/api/mcp/auth_callback");

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Contains("insufficient_scope", answer.Header("WWW-Authenticate"), StringComparison.Ordinal);
    }

    private async Task<WireAnswer> CallAsync(string redirectUri)
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(_gateway.Wire, redirectUri: redirectUri);
        var token = (await client.ConnectAsync(olivia, ("scope", "operations:read"))).Text("access_token");
        return await _gateway.Wire.PostAsync("/mcp",
            """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"search_bookings","arguments":{}}}""",
            "application/json", ("Authorization", $"Bearer {token}"),
            ("Accept", "application/json, text/event-stream"), ("MCP-Protocol-Version", "2025-11-25"));
    }
}
