using System.Net;
using System.Text.Json;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.Mcp.Methods;

/// <summary>Tools on the wire, against a running gateway: rows H23, H26, RS13, RS14 and RS21.</summary>
[Collection(RunningSample.Name)]
public sealed class ToolMethodsTests(GatewayFixture gateway)
{
    private readonly McpConversation conversation = new(gateway);

    [Fact]
    public async Task List_TellsAModernClient_HowLongItHolds()
    {
        var result = (await conversation.PostModernAsync("tools/list")).Result;

        Assert.NotEmpty(result.GetProperty("tools").EnumerateArray());
        Assert.Equal("complete", result.GetProperty("resultType").GetString());
        Assert.Equal("private", result.GetProperty("cacheScope").GetString());
        Assert.Equal(60_000, result.GetProperty("ttlMs").GetInt32());
        Assert.True(result.GetProperty("_meta").TryGetProperty("io.modelcontextprotocol/serverInfo", out _));
    }

    [Fact]
    public async Task List_SparesAnOlderClient_WhatItDoesNotKnow()
    {
        var result = (await PostAsync("tools/list")).Result;

        Assert.Equal(["tools", "_meta"], result.EnumerateObject().Select(member => member.Name));
        Assert.Equal(["gateway/requestId"],
            result.GetProperty("_meta").EnumerateObject().Select(member => member.Name));
    }

    /// <summary>OA8: without it ChatGPT shows no button to connect anew with more scopes.</summary>
    [Fact]
    public async Task List_SaysOfEveryTool_WithWhichScopesItIsAuthorized()
    {
        var tools = (await PostAsync("tools/list")).Result.GetProperty("tools").EnumerateArray().ToList();

        Assert.All(tools, tool => Assert.Equal(
            tool.GetProperty("securitySchemes").GetRawText(),
            tool.GetProperty("_meta").GetProperty("securitySchemes").GetRawText()));
        Assert.Equal("""[{"type":"oauth2","scopes":["bookings:read"]}]""",
            tools.Single(tool => tool.GetProperty("name").GetString() == "search_bookings")
                .GetProperty("securitySchemes").GetRawText());
    }

    [Fact]
    public async Task List_HasOnePage() =>
        Assert.Equal((200, -32602, "1"), (await PostAsync("tools/list", """{"cursor":"next"}""")).Error);

    [Theory]
    [InlineData("""{"name":"whoami"}""")]
    [InlineData("""{"name":"whoami","arguments":null}""")]
    [InlineData("""{"name":"whoami","arguments":{}}""")]
    public async Task H26_Call_TakesNoArguments_AsTheEmptyOnes(string parameters)
    {
        var result = (await PostAsync("tools/call", parameters)).Result;

        Assert.Equal(JsonValueKind.Object, result.GetProperty("structuredContent").ValueKind);
    }

    [Fact]
    public async Task Call_AnswersWithTheSameJson_TwiceOver()
    {
        var reply = await conversation.PostModernAsync(
            "tools/call", """ "name":"whoami","arguments":{} """, name: "whoami");
        var content = Assert.Single(reply.Result.GetProperty("content").EnumerateArray());

        Assert.Equal("text", content.GetProperty("type").GetString());
        Assert.Equal(
            reply.Result.GetProperty("structuredContent").GetRawText(), content.GetProperty("text").GetString());
        Assert.Equal("complete", reply.Result.GetProperty("resultType").GetString());
    }

    [Fact]
    public async Task Call_CarriesTheRequestId_InTheAnswerAndTheHeader()
    {
        var reply = await PostAsync("tools/call", """{"name":"whoami"}""");

        Assert.Equal(reply.Headers["X-Request-Id"],
            reply.Result.GetProperty("_meta").GetProperty("gateway/requestId").GetString());
    }

    [Fact]
    public async Task Call_TellsTheModel_WhatWasWrong_AndTheRequestId()
    {
        var result = (await PostAsync(
            "tools/call", """{"name":"search_bookings","arguments":{"limit":"many"}}""")).Result;
        var requestId = result.GetProperty("_meta").GetProperty("gateway/requestId").GetString();
        var text = Assert.Single(result.GetProperty("content").EnumerateArray()).GetProperty("text").GetString();

        Assert.True(result.GetProperty("isError").GetBoolean());
        Assert.Contains("limit", text, StringComparison.Ordinal);
        Assert.EndsWith($"(request id {requestId})", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RS21", """{"name":"no_such_tool"}""")]
    [InlineData("RS21", """{"name":"<script>\u0000"}""")]
    [InlineData("H16", """{"name":1}""")]
    [InlineData("H16", """{"arguments":{}}""")]
    [InlineData("H16", """{"name":"whoami","arguments":[]}""")]
    [InlineData("H16", """{"name":"whoami","arguments":"{}"}""")]
    public async Task Call_RefusesWrongParameters(string row, string parameters)
    {
        var reply = await PostAsync("tools/call", parameters);

        Assert.True((200, -32602, "1") == reply.Error, $"{row}: {reply.Text}");
        Assert.DoesNotContain("script", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RS13_Call_ChallengesForEveryScopeItNeeds_BesideThoseGranted()
    {
        var reply = await PostAsync("tools/call", """{"name":"refund_order","arguments":{}}""");
        var challenge = reply.Headers["WWW-Authenticate"];

        Assert.Equal(HttpStatusCode.Forbidden, reply.Status);
        Assert.StartsWith("Bearer error=\"insufficient_scope\", scope=\"", challenge, StringComparison.Ordinal);
        var scopes = challenge.Split('"')[3].Split(' ');
        Assert.Contains("refunds:write", scopes);
        Assert.Contains("bookings:read", scopes);
        Assert.DoesNotContain("offline_access", scopes);
        Assert.Contains(
            $"resource_metadata=\"{gateway.GatewayUrl}/.well-known/oauth-protected-resource/mcp\"", challenge,
            StringComparison.Ordinal);
        Assert.Equal("1", reply.Error.Id);
    }

    private Task<McpReply> PostAsync(string method, string parameters = "{}") => conversation.PostAsync(
        $$"""{"jsonrpc":"2.0","id":1,"method":"{{method}}","params":{{parameters}}}""",
        ("MCP-Protocol-Version", "2025-11-25"));
}
