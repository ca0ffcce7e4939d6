using System.Net;
using McpGateway.Conformance.Deployments;

namespace McpGateway.Conformance.Transport;

/// <summary>One posted message, in whichever revision.</summary>
public sealed class MessageTests
{
    private const string Ping = """{"jsonrpc":"2.0","id":1,"method":"ping"}""";

    [Theory, OnEveryDeployment, Requirement("H1", "H8", "H18")]
    public async Task OnePost_GetsOneJsonAnswer_ThatEnds(Deployment gateway)
    {
        var answer = await (await Rpc.OnAsync(gateway)).AskAsync("tools/list");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("application/json", answer.Header("Content-Type"));
        Assert.Equal(7, answer.Json().GetProperty("id").GetInt32());
    }

    [Theory, OnEveryDeployment("application/json", "text/event-stream", "*/*", "application/*", ""), Requirement("H4")]
    public async Task WhoeverCanReadTheAnswer_GetsIt(Deployment gateway, string accept)
    {
        var rpc = await Rpc.OnAsync(gateway);

        Assert.Equal(HttpStatusCode.OK, (await rpc.PostAsync(Ping, ("Accept", accept == "" ? null : accept))).Status);
        Assert.Equal(HttpStatusCode.NotAcceptable, (await rpc.PostAsync(Ping, ("Accept", "text/html"))).Status);
    }

    [Theory, OnEveryDeployment("text/plain", "application/x-www-form-urlencoded", "text/json"), Requirement("H5")]
    public async Task ABodyOfAnotherType_Is415(Deployment gateway, string type) => Assert.Equal(
        HttpStatusCode.UnsupportedMediaType, (await (await Rpc.OnAsync(gateway)).PostAsync(Ping, ("Content-Type", type))).Status);

    [Theory, OnEveryDeployment, Requirement("H6", "H16")]
    public async Task WhatIsNoMessage_IsRefused_AndItsIdReturned(Deployment gateway)
    {
        var rpc = await Rpc.OnAsync(gateway);

        Assert.Equal((400, -32700, null), Rpc.ErrorOf(await rpc.PostAsync("{")));
        Assert.Equal((400, -32700, null), Rpc.ErrorOf(await rpc.PostAsync("")));
        Assert.Equal((400, -32600, null), Rpc.ErrorOf(await rpc.PostAsync($"[{Ping}]")));
        Assert.Equal((400, -32600, null), Rpc.ErrorOf(await rpc.PostAsync(Ping.Replace("1,", "null,"))));
        Assert.Equal((400, -32600, "5"), Rpc.ErrorOf(await rpc.PostAsync("""{"jsonrpc":"1.0","id":5,"method":"ping"}""")));
        Assert.Equal((400, -32600, "\"x\""), Rpc.ErrorOf(await rpc.PostAsync("""{"jsonrpc":"2.0","id":"x"}""")));
        Assert.Equal((400, -32600, "1"), Rpc.ErrorOf(await rpc.PostAsync(
            """{"jsonrpc":"2.0","id":1,"result":{}}""", ("MCP-Protocol-Version", Rpc.Modern))));
    }

    [Theory, OnEveryDeployment, Requirement("H7")]
    public async Task ANotification_Is202_WithoutABody(Deployment gateway)
    {
        var rpc = await Rpc.OnAsync(gateway);
        foreach (var version in new[] { "2025-06-18", "2025-11-25", Rpc.Modern })
        {
            var answer = await rpc.PostAsync(
                """{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":1}}""",
                ("MCP-Protocol-Version", version), ("Mcp-Method", "notifications/cancelled"));
            Assert.Equal((HttpStatusCode.Accepted, ""), (answer.Status, answer.Body));
        }

        var refused = await rpc.PostAsync("""{"jsonrpc":"2.0","method":"tools/list"}""");
        Assert.InRange((int)refused.Status, 400, 499);
    }

    [Theory, OnEveryDeployment, Requirement("H21", "RS5")]
    public async Task NothingToGetOrDelete_Is405_ForWhoeverIsSignedIn(Deployment gateway)
    {
        var token = await gateway.GetTokenAsync();
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Delete, HttpMethod.Put })
        {
            var answer = await gateway.Wire.SendAsync(method, "/mcp", null, null, ("Authorization", $"Bearer {token}"));
            Assert.Equal((HttpStatusCode.MethodNotAllowed, "POST"), (answer.Status, answer.Header("Allow")));
        }
    }

    [Theory, OnEveryDeployment("Mcp-Session-Id", "Last-Event-ID"), Requirement("H21", "H22")]
    public async Task WhatBelongsToSessions_IsNeitherGivenOutNorAskedFor(Deployment gateway, string header)
    {
        var answer = await (await Rpc.OnAsync(gateway)).PostAsync(Ping, (header, "of-another-server"));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.DoesNotContain("Mcp-Session-Id", answer.Headers.Keys);
    }

    [Theory, OnEveryDeployment, Requirement("H23")]
    public async Task Text_IsUtf8_AndNothingElse(Deployment gateway)
    {
        var rpc = await Rpc.OnAsync(gateway);
        var id = await rpc.PostAsync("""{"jsonrpc":"2.0","id":"ü→😀","method":"ping"}""");

        Assert.Equal("ü→😀", id.Json().GetProperty("id").GetString());
        Assert.Equal(HttpStatusCode.UnsupportedMediaType,
            (await rpc.PostAsync(Ping, ("Content-Type", "application/json; charset=iso-8859-1"))).Status);
    }

    [Theory, OnEveryDeployment, Requirement("H26")]
    public async Task ACallWithoutArguments_IsACallWithNone(Deployment gateway)
    {
        var rpc = await Rpc.OnAsync(gateway);

        var older = await rpc.AskAsync("tools/call", """{"name":"whoami"}""");
        var modern = await rpc.AskModernAsync("tools/call", "\"name\":\"whoami\"", "whoami");

        Assert.True(older.Json().GetProperty("result").TryGetProperty("structuredContent", out _), older.Body);
        Assert.True(modern.Json().GetProperty("result").TryGetProperty("structuredContent", out _), modern.Body);
    }
}
