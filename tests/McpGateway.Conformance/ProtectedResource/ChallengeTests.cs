using System.Net;
using System.Text.RegularExpressions;
using McpGateway.Conformance.AuthorizationServer;
using McpGateway.Conformance.Deployments;
using McpGateway.Conformance.Transport;
using McpGateway.Tests.Harness;

namespace McpGateway.Conformance.ProtectedResource;

/// <summary>What somebody without a good token is told (RFC 6750 §3, RFC 9728 §5.1).</summary>
public sealed partial class ChallengeTests
{
    [Theory, OnEveryDeployment("POST", "GET", "HEAD", "DELETE", "PUT"), Requirement("RS3", "RS5", "RS6", "RS7", "RS16", "RS20", "H3", "H24")]
    public async Task WithoutAToken_EveryMethodIs401_WithTheWayIn(Deployment gateway, string method)
    {
        var answer = await gateway.Wire.SendAsync(new(method), "/mcp", null, null, ("Accept", "*/*"));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        var challenge = Read(answer);
        Assert.Equal($"{gateway.Url}/.well-known/oauth-protected-resource/mcp", challenge["resource_metadata"]);
        Assert.DoesNotContain("error", challenge.Keys);
        var metadata = (await gateway.Wire.GetAsync("/.well-known/oauth-protected-resource/mcp")).Json();
        Assert.Equal(DiscoveryTests.Texts(metadata, "scopes_supported").Order(), challenge["scope"].Split(' ').Order());
    }

    [Theory]
    [OnEveryDeployment("garbage", "", "mga_garbage", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9.")]
    [Requirement("RS5", "RS6", "RS20")]
    public async Task AWrongToken_Is401_AndSaidToBeInvalid(Deployment gateway, string token)
    {
        var answer = await gateway.Wire.PostAsync("/mcp", "{}", "application/json", ("Authorization", $"Bearer {token}"));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        var challenge = Read(answer);
        Assert.True(token == "" || challenge["error"] == "invalid_token", answer.Header("WWW-Authenticate"));
        Assert.Contains("resource_metadata", challenge.Keys);
    }

    [Theory, OnEveryDeployment, Requirement("RS6", "RS9")]
    public async Task TokensThatAreNoAccessTokens_OpenNothing(Deployment gateway)
    {
        var client = await gateway.GetClientAsync("client_secret_post");
        var tokens = await gateway.ConnectAsync();

        foreach (var token in new[] { tokens.Text("refresh_token"), client.Secret! })
        {
            var answer = await client.CallAsync(token);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
            Assert.Equal("invalid_token", Read(answer)["error"]);
        }
    }

    [Theory, OnEveryDeployment, Requirement("RS5", "RS11")]
    public async Task ATokenAnywhereElse_IsRefused_EvenIfItIsGood(Deployment gateway)
    {
        var token = await gateway.GetTokenAsync();
        const string ping = """{"jsonrpc":"2.0","id":1,"method":"ping"}""";

        var inAddress = await gateway.Wire.PostAsync($"/mcp?access_token={token}", ping, "application/json");
        var twice = await gateway.Wire.PostAsync(
            $"/mcp?access_token={token}", ping, "application/json", ("Authorization", $"Bearer {token}"));
        var inForm = await gateway.Wire.PostFormAsync("/mcp", [("access_token", token)]);
        var inCookie = await gateway.Wire.PostAsync("/mcp", ping, "application/json", ("Cookie", $"access_token={token}"));

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (inAddress.Status, twice.Status));
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (inForm.Status, inCookie.Status));
    }

    /// <summary>Over the very connection on which a good token was just sent.</summary>
    [Theory, OnEveryDeployment, Requirement("RS12")]
    public async Task NoRequest_IsTrustedForTheOneBefore(Deployment gateway)
    {
        var rpc = await Rpc.OnAsync(gateway);

        Assert.Equal(HttpStatusCode.OK, (await rpc.AskAsync("ping")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized,
            (await rpc.PostAsync("""{"jsonrpc":"2.0","id":1,"method":"ping"}""", ("Authorization", null))).Status);
    }

    [Theory]
    [OnEveryDeployment("initialize", "server/discover", "tools/list", "tools/call", "ping", "made/up")]
    [Requirement("RS10", "H3")]
    public async Task NobodyUnknown_LearnsAnything(Deployment gateway, string method)
    {
        var answer = await gateway.Wire.PostAsync("/mcp",
            $$"""{"jsonrpc":"2.0","id":1,"method":"{{method}}","params":{"name":"whoami"} }""", "application/json");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.DoesNotContain("result", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(method, answer.Body, StringComparison.Ordinal);
    }

    /// <summary>The parameters of the one challenge, all of them quoted strings on one line.</summary>
    internal static Dictionary<string, string> Read(WireAnswer answer)
    {
        var header = answer.Header("WWW-Authenticate");
        Assert.Matches("""\ABearer [a-z_]+="[^"\\\r\n]*"(, [a-z_]+="[^"\\\r\n]*")*\z""", header);
        return Parameter().Matches(header).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);
    }

    [GeneratedRegex("([a-z_]+)=\"([^\"]*)\"")]
    private static partial Regex Parameter();
}
