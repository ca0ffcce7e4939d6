using System.Text.Json;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.Mcp.Methods;

/// <summary>The one resource, and the lists that hold nothing.</summary>
[Collection(RunningSample.Name)]
public sealed class AboutConnectionTests(GatewayFixture gateway)
{
    private const string NoSuch = "test://nothing-here";

    private readonly McpConversation conversation = new(gateway);

    [Fact]
    public async Task TheConnectionTellsWhatItMayDo_WhatIsRecorded_AndWhereItEnds()
    {
        var listed = (await conversation.PostModernAsync("resources/list")).Result.GetProperty("resources");
        var uri = Assert.Single(listed.EnumerateArray()).GetProperty("uri").GetString()!;

        var result = (await ReadAsync(uri)).Result;

        var text = Assert.Single(result.GetProperty("contents").EnumerateArray()).GetProperty("text").GetString()!;
        Assert.Contains("org_alpine", text, StringComparison.Ordinal);
        Assert.Contains("bookings:read", text, StringComparison.Ordinal);
        Assert.Contains($"{gateway.GatewayUrl}/connections", text, StringComparison.Ordinal);
        Assert.DoesNotContain("@", text, StringComparison.Ordinal);
        Assert.Equal("private", result.GetProperty("cacheScope").GetString());
    }

    [Fact]
    public async Task AnUnknownResourceIsRefused_WithItsUri()
    {
        var reply = await ReadAsync(NoSuch);

        Assert.Equal(-32602, reply.Error.Code);
        Assert.Equal(NoSuch, reply.Json.GetProperty("error").GetProperty("data").GetProperty("uri").GetString());
    }

    [Theory]
    [InlineData("prompts/list", "prompts")]
    [InlineData("resources/templates/list", "resourceTemplates")]
    public async Task ListsThatHoldNothingAreEmpty_AndMayBeKept(string method, string member)
    {
        var result = (await conversation.PostModernAsync(method)).Result;

        Assert.Equal(JsonValueKind.Array, result.GetProperty(member).ValueKind);
        Assert.Empty(result.GetProperty(member).EnumerateArray());
        Assert.True(result.GetProperty("ttlMs").GetInt64() > 0);
    }

    private Task<McpReply> ReadAsync(string uri) =>
        conversation.PostModernAsync("resources/read", $"\"uri\":\"{uri}\"", uri);
}
