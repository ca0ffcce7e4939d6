using System.Net;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.Mcp;

/// <summary>Messages on the wire, against a running gateway: rows H4 to H7, H10, H15, H16, H22 and H23.</summary>
[Collection(RunningSample.Name)]
public sealed class McpEndpointTests(GatewayFixture gateway)
{
    private const string Ping = """{"jsonrpc":"2.0","id":1,"method":"ping"}""";

    private readonly McpConversation conversation = new(gateway);

    [Theory]
    [InlineData("H4", "Accept", "text/html", 406)]
    [InlineData("H5", "Content-Type", "text/plain", 415)]
    [InlineData("H5", "Content-Type", null, 415)]
    [InlineData("H9 legacy", "MCP-Protocol-Version", "1999-01-01", 400)]
    public async Task AHeader_IsRefused(string row, string header, string? value, int status)
    {
        var reply = await conversation.PostAsync(Ping, (header, value));

        Assert.True(status == (int)reply.Status, row);
    }

    [Theory]
    [InlineData("H4", "Accept", null)]
    [InlineData("H4", "Accept", "*/*")]
    [InlineData("H9 legacy", "MCP-Protocol-Version", null)]
    [InlineData("H9 legacy", "MCP-Protocol-Version", "2024-11-05")]
    [InlineData("H11 legacy", "Mcp-Method", "tools/call")]
    [InlineData("H22", "Mcp-Session-Id", "of-another-server")]
    [InlineData("H21", "Last-Event-ID", "7")]
    public async Task AHeader_IsTolerated(string row, string header, string? value)
    {
        var reply = await conversation.PostAsync(Ping, (header, value));

        Assert.True(reply.Status == HttpStatusCode.OK, row);
        Assert.Equal("""{"jsonrpc":"2.0","id":1,"result":{}}""", reply.Text);
        Assert.False(reply.Headers.ContainsKey("Mcp-Session-Id"));
    }

    [Theory]
    [InlineData("H6", "{", 400, -32700, null)]
    [InlineData("H6", """[{"jsonrpc":"2.0","id":1,"method":"ping"}]""", 400, -32600, null)]
    [InlineData("H6", """{"jsonrpc":"2.0","id":null,"method":"ping"}""", 400, -32600, null)]
    [InlineData("H16", """{"jsonrpc":"2.0","id":"a","method":"ping","method":"ping"}""", 400, -32600, "\"a\"")]
    [InlineData("H15 legacy", """{"jsonrpc":"2.0","id":5,"method":"prompts/get"}""", 200, -32601, "5")]
    [InlineData("H15 legacy", """{"jsonrpc":"2.0","id":5,"method":"server/discover"}""", 200, -32601, "5")]
    [InlineData("H7", """{"jsonrpc":"2.0","method":"tools/list"}""", 400, -32600, null)]
    public async Task AMessage_IsRefused(string row, string body, int status, int code, string? id)
    {
        var reply = await conversation.PostAsync(body);

        Assert.True((status, code, id) == reply.Error, $"{row}: {reply.Text}");
    }

    [Theory]
    [InlineData("initialize")]
    [InlineData("ping")]
    [InlineData("logging/setLevel")]
    [InlineData("resources/subscribe")]
    [InlineData("unknown/method")]
    public async Task H15_AModernRequest_OfAMethodThatIsNotOffered_Is404(string method)
    {
        var reply = await conversation.PostModernAsync(method);

        Assert.Equal((404, -32601, "\"m1\""), reply.Error);
    }

    [Fact]
    public async Task H10_AnUnknownModernVersion_IsAnsweredWithTheKnownOnes()
    {
        var reply = await conversation.PostAsync(Ping, ("MCP-Protocol-Version", "2031-01-01"));

        Assert.Equal((400, -32022, "1"), reply.Error);
        Assert.Contains("\"2025-11-25\"", reply.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("H7", """{"jsonrpc":"2.0","method":"notifications/initialized"}""", null)]
    [InlineData("H7", """{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":1}}""",
        "2025-11-25")]
    [InlineData("H7", """{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":1}}""",
        "2026-07-28")]
    [InlineData("H6", """{"jsonrpc":"2.0","id":1,"result":{}}""", "2025-11-25")]
    public async Task WhatNeedsNoAnswer_Is202_WithoutABody(string row, string body, string? version)
    {
        var reply = await conversation.PostAsync(body, ("MCP-Protocol-Version", version));

        Assert.True(reply.Status == HttpStatusCode.Accepted, row);
        Assert.Empty(reply.Text);
    }

    [Fact]
    public async Task H6_AModernAnswer_IsRefused()
    {
        var reply = await conversation.PostAsync(
            """{"jsonrpc":"2.0","id":1,"result":{}}""", ("MCP-Protocol-Version", "2026-07-28"));

        Assert.Equal((400, -32600, "1"), reply.Error);
    }

    [Fact]
    public async Task ABodyBeyondTheLimit_Is413()
    {
        var reply = await conversation.PostAsync(new string(' ', 1024 * 1024) + Ping);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, reply.Status);
    }

    [Fact]
    public async Task EveryAnswer_IsJson_ThatNobodyStores()
    {
        var reply = await conversation.PostAsync(Ping);

        Assert.Equal("application/json", reply.Headers["Content-Type"]);
        Assert.Equal("no-store", reply.Headers["Cache-Control"]);
    }
}
