using System.Net;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.Mcp.Http;

/// <summary>Who gets to a running gateway's endpoint: rows H2, H3, H21, H24, H25, RS3 and RS5 to RS11.</summary>
[Collection(RunningSample.Name)]
public sealed class FrontDoorTests(GatewayFixture gateway)
{
    private readonly McpConversation conversation = new(gateway);

    private string Metadata => $"resource_metadata=\"{gateway.GatewayUrl}/.well-known/oauth-protected-resource/mcp\"";

    [Theory]
    [InlineData("POST")]
    [InlineData("GET")]
    [InlineData("HEAD")]
    [InlineData("DELETE")]
    [InlineData("PUT")]
    public async Task H24_EveryMethodIsChallenged_BeforeAnythingElse(string method)
    {
        var reply = await McpConversation.SendAsync(new(method), conversation.Endpoint);

        Assert.Equal(HttpStatusCode.Unauthorized, reply.Status);
        Assert.StartsWith($"Bearer {Metadata}, scope=\"", reply.Headers["WWW-Authenticate"], StringComparison.Ordinal);
        Assert.DoesNotContain("error", reply.Headers["WWW-Authenticate"], StringComparison.Ordinal);
        Assert.DoesNotContain("offline_access", reply.Headers["WWW-Authenticate"], StringComparison.Ordinal);
        Assert.Equal("no-store", reply.Headers["Cache-Control"]);
    }

    [Theory]
    [InlineData("Bearer nobody-knows-this")]
    [InlineData("Bearer ")]
    [InlineData("Bearer \"\\,=%00")]
    public async Task RS6_AnInvalidToken_IsNamedAsSuch(string authorization)
    {
        var reply = await McpConversation.SendAsync(
            HttpMethod.Post, conversation.Endpoint, "{", ("Authorization", authorization));

        Assert.Equal(HttpStatusCode.Unauthorized, reply.Status);
        Assert.StartsWith("Bearer ", reply.Headers["WWW-Authenticate"], StringComparison.Ordinal);
        Assert.Contains(Metadata, reply.Headers["WWW-Authenticate"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task RS3_AnOrganizersOwnEndpoint_PointsAtItsOwnMetadata()
    {
        var reply = await McpConversation.SendAsync(HttpMethod.Post, $"{conversation.Endpoint}/org_alpine");

        Assert.Equal(HttpStatusCode.Unauthorized, reply.Status);
        Assert.Contains($"{Metadata[..^1]}/org_alpine\"", reply.Headers["WWW-Authenticate"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnOrganizerThatCannotBe_IsNotFound()
    {
        var reply = await McpConversation.SendAsync(HttpMethod.Post, $"{conversation.Endpoint}/a%22%0D%0Ab");

        Assert.Equal(HttpStatusCode.NotFound, reply.Status);
    }

    [Fact]
    public async Task RS11_ATokenInTheUrl_IsRefused_EvenBesideAGoodOne()
    {
        var token = await conversation.GetTokenAsync();
        var reply = await McpConversation.SendAsync(HttpMethod.Post,
            $"{conversation.Endpoint}?access_token={token}", "{}", ("Authorization", $"Bearer {token}"));

        Assert.Equal(HttpStatusCode.BadRequest, reply.Status);
        Assert.StartsWith(
            "Bearer error=\"invalid_request\"", reply.Headers["WWW-Authenticate"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    [InlineData("DELETE")]
    [InlineData("PUT")]
    public async Task H21_OnlyPostIsTaken(string method)
    {
        var reply = await McpConversation.SendAsync(new(method), conversation.Endpoint, null,
            ("Authorization", $"Bearer {await conversation.GetTokenAsync()}"));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, reply.Status);
        Assert.Equal("POST", reply.Headers["Allow"]);
    }

    [Theory]
    [InlineData("Host", "evil.example.com", 421)]
    [InlineData("Origin", "http://evil.example.com", 403)]
    [InlineData("Origin", "null", 403)]
    public async Task H2_AStrangeHostOrOrigin_LearnsNothing(string header, string value, int status)
    {
        var reply = await conversation.PostAsync("""{"jsonrpc":"2.0","id":1,"method":"ping"}""", (header, value));

        Assert.Equal(status, (int)reply.Status);
        Assert.False(reply.Headers.ContainsKey("WWW-Authenticate"));
        Assert.False(reply.Headers.ContainsKey("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task H25_APageOfThisMachine_MayCall_AndReadTheChallenge()
    {
        const string Page = "http://localhost:6274";
        var challenged = await McpConversation.SendAsync(HttpMethod.Post, conversation.Endpoint, "", ("Origin", Page));
        var served = await conversation.PostAsync("""{"jsonrpc":"2.0","id":1,"method":"ping"}""", ("Origin", Page));

        Assert.Equal(HttpStatusCode.Unauthorized, challenged.Status);
        Assert.Equal(HttpStatusCode.OK, served.Status);
        foreach (var reply in new[] { challenged, served })
        {
            Assert.Equal(Page, reply.Headers["Access-Control-Allow-Origin"]);
            Assert.Contains(
                "WWW-Authenticate", reply.Headers["Access-Control-Expose-Headers"], StringComparison.Ordinal);
            Assert.False(reply.Headers.ContainsKey("Access-Control-Allow-Credentials"));
        }
    }

    [Fact]
    public async Task H24_APreflight_IsAnsweredWithoutCredentials()
    {
        var reply = await McpConversation.SendAsync(HttpMethod.Options, conversation.Endpoint, null,
            ("Origin", "http://localhost:6274"), ("Access-Control-Request-Method", "POST"));

        Assert.Equal(HttpStatusCode.NoContent, reply.Status);
        Assert.Contains("POST", reply.Headers["Access-Control-Allow-Methods"], StringComparison.Ordinal);
        Assert.Contains("Mcp-Name", reply.Headers["Access-Control-Allow-Headers"], StringComparison.Ordinal);
        Assert.Contains("Authorization", reply.Headers["Access-Control-Allow-Headers"], StringComparison.Ordinal);
    }
}
