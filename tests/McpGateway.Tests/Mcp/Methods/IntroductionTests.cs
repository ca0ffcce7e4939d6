using McpGateway.Mcp.Messages;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.Mcp.Methods;

/// <summary>The handshake of older clients and the discovery of modern ones, against a running gateway.</summary>
[Collection(RunningSample.Name)]
public sealed class IntroductionTests(GatewayFixture gateway)
{
    private const string Capabilities = """
        {"prompts":{"listChanged":false},"resources":{"subscribe":false,"listChanged":false},"tools":{"listChanged":false}}
        """;

    private readonly McpConversation conversation = new(gateway);

    [Theory]
    [InlineData("2025-11-25", "2025-11-25")]
    [InlineData("2025-06-18", "2025-06-18")]
    [InlineData("2025-03-26", "2025-03-26")]
    [InlineData("2024-11-05", "2024-11-05")]
    [InlineData("2024-10-07", "2024-10-07")]
    [InlineData("2026-07-28", "2025-11-25")]
    [InlineData("2031-01-01", "2025-11-25")]
    [InlineData("", "2025-11-25")]
    public async Task Initialize_AgreesOnARevision(string asked, string agreed)
    {
        var result = (await InitializeAsync($"\"{asked}\"")).Result;

        Assert.Equal(agreed, result.GetProperty("protocolVersion").GetString());
        Assert.Equal(Capabilities, result.GetProperty("capabilities").GetRawText());
        Assert.Equal("mcp-gateway", result.GetProperty("serverInfo").GetProperty("name").GetString());
        Assert.NotEmpty(result.GetProperty("instructions").GetString()!);
        Assert.False(result.TryGetProperty("resultType", out _), "An older client does not know resultType.");
    }

    [Fact]
    public async Task Initialize_IsAnswered_AfterAModernProbe_WhateverTheHeader()
    {
        await conversation.PostModernAsync("server/discover");

        var reply = await InitializeAsync("\"2025-11-25\"", ("MCP-Protocol-Version", "2026-07-28"));

        Assert.Equal("2025-11-25", reply.Result.GetProperty("protocolVersion").GetString());
    }

    [Theory]
    [InlineData("1")]
    [InlineData("null")]
    public async Task Initialize_NeedsARevision(string asked) =>
        Assert.Equal((200, -32602, "0"), (await InitializeAsync(asked)).Error);

    [Fact]
    public async Task Discover_ListsEveryRevision_AndHowLongThatHolds()
    {
        var result = (await conversation.PostModernAsync("server/discover")).Result;

        Assert.Equal(McpProtocolVersion.Supported,
            result.GetProperty("supportedVersions").EnumerateArray().Select(version => version.GetString()));
        Assert.Equal(Capabilities.Replace(
            "\"tools\":{\"listChanged\":false}", "\"tools\":{\"listChanged\":true}", StringComparison.Ordinal),
            result.GetProperty("capabilities").GetRawText());
        Assert.Equal("complete", result.GetProperty("resultType").GetString());
        Assert.Equal("private", result.GetProperty("cacheScope").GetString());
        Assert.True(result.GetProperty("ttlMs").GetInt64() > 0);
        var server = result.GetProperty("_meta").GetProperty("io.modelcontextprotocol/serverInfo");
        Assert.Equal(gateway.GatewayUrl, server.GetProperty("websiteUrl").GetString());
    }

    private Task<McpReply> InitializeAsync(string version, params (string, string?)[] headers) =>
        conversation.PostAsync($$"""
            {"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":{{version}},
            "capabilities":{},"clientInfo":{"name":"test","version":"1"} } }
            """, headers);
}
