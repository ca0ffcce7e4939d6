using System.Net;
using McpGateway.Conformance.Deployments;

namespace McpGateway.Conformance.Transport;

/// <summary>Who may call from a web page, and under which name (DNS rebinding).</summary>
public sealed class OriginTests
{
    private const string Ping = """{"jsonrpc":"2.0","id":1,"method":"ping"}""";

    [Theory]
    [OnEveryDeployment("https://evil.example", "null", "http://localhost.evil.example", "http://127.0.0.1.evil.example:80", "file://")]
    [Requirement("H2", "H25")]
    public async Task APageOfAStranger_Is403_SignedInOrNot(Deployment gateway, string origin)
    {
        var rpc = await Rpc.OnAsync(gateway);

        var answer = await rpc.PostAsync(Ping, ("Origin", origin));
        var unknown = await rpc.PostAsync(Ping, ("Origin", origin), ("Authorization", null));

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (answer.Status, unknown.Status));
        Assert.DoesNotContain("Access-Control-Allow-Origin", answer.Headers.Keys);
    }

    [Theory, OnEveryDeployment, Requirement("H2", "H25")]
    public async Task TheOwnOrigin_AndOnLoopbackEveryOneOfTheMachine_MayCall(Deployment gateway)
    {
        var rpc = await Rpc.OnAsync(gateway);
        string[] origins = new Uri(gateway.Url).IsLoopback
            ? [gateway.Url, "http://localhost:6274", "http://127.0.0.1:3000", "https://localhost:5173"]
            : [gateway.Url];
        foreach (var origin in origins)
        {
            var answer = await rpc.PostAsync(Ping, ("Origin", origin));
            Assert.Equal((HttpStatusCode.OK, origin), (answer.Status, answer.Header("Access-Control-Allow-Origin")));
        }
    }

    [Theory, OnEveryDeployment("evil.example", "localhost.evil.example", "169.254.169.254"), Requirement("H25")]
    public async Task ARequestUnderAnotherName_IsRefused(Deployment gateway, string host)
    {
        // Plain HTTP to the handler, which encrypts underneath: a TLS client would take the name for the server's.
        using var http = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = async (_, _) => await RawConnection.ConnectAsync(gateway),
        });
        using var request = new HttpRequestMessage(HttpMethod.Post, $"http://{host}/mcp");
        request.Headers.Authorization = new("Bearer", await gateway.GetTokenAsync());
        request.Content = new StringContent(Ping, null, "application/json");

        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.InRange((int)answer.StatusCode, 400, 499);
        Assert.False(answer.Headers.Contains("WWW-Authenticate"));
    }

    [Theory, OnEveryDeployment, Requirement("H24")]
    public async Task APreflight_NeedsNoToken_AndLetsTheChallengeBeRead(Deployment gateway)
    {
        var answer = await gateway.Wire.SendAsync(HttpMethod.Options, "/mcp", null, null,
            ("Origin", gateway.Url), ("Access-Control-Request-Method", "POST"),
            ("Access-Control-Request-Headers", "authorization,mcp-protocol-version"));

        Assert.Equal(HttpStatusCode.NoContent, answer.Status);
        Assert.Contains("POST", answer.Header("Access-Control-Allow-Methods"), StringComparison.Ordinal);
        Assert.Contains("Authorization", answer.Header("Access-Control-Allow-Headers"), StringComparison.OrdinalIgnoreCase);
        foreach (var name in new[] { "WWW-Authenticate", "Mcp-Session-Id", "MCP-Protocol-Version" })
        {
            Assert.Contains(name, answer.Header("Access-Control-Expose-Headers"), StringComparison.OrdinalIgnoreCase);
        }
    }
}
