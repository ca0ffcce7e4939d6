using System.Net;
using System.Text;
using McpGateway.Conformance.Deployments;

namespace McpGateway.Conformance.Transport;

/// <summary>Clients that say everything in every request (2026-07-28).</summary>
public sealed class ModernTests
{
    [Theory, OnEveryDeployment, Requirement("H9", "H10")]
    public async Task HeaderAndBody_MustNameTheSameKnownVersion(Deployment gateway)
    {
        var rpc = await Rpc.OnAsync(gateway);

        Assert.Equal((400, -32020, "\"m-1\""), Rpc.ErrorOf(
            await rpc.AskModernAsync("tools/list", changes: ("MCP-Protocol-Version", null))));
        Assert.Equal((400, -32020, "\"m-1\""), Rpc.ErrorOf(
            await rpc.AskModernAsync("tools/list", changes: ("MCP-Protocol-Version", "2025-11-25"))));

        var unknown = await rpc.PostAsync(
            Rpc.ModernBody("tools/list").Replace(Rpc.Modern, "2031-01-01", StringComparison.Ordinal),
            ("MCP-Protocol-Version", "2031-01-01"), ("Mcp-Method", "tools/list"));
        Assert.Equal((400, -32022, "\"m-1\""), Rpc.ErrorOf(unknown));
        var data = unknown.Json().GetProperty("error").GetProperty("data");
        Assert.Equal("2031-01-01", data.GetProperty("requested").GetString());
        Assert.Superset(new HashSet<string?> { Rpc.Modern, "2025-11-25", "2025-06-18", "2025-03-26" },
            data.GetProperty("supported").EnumerateArray().Select(version => version.GetString()).ToHashSet());
    }

    [Theory, OnEveryDeployment, Requirement("H11")]
    public async Task TheHeaders_MustSayWhatTheBodySays(Deployment gateway)
    {
        var rpc = await Rpc.OnAsync(gateway);
        const string call = "\"name\":\"whoami\"";

        Assert.Equal(HttpStatusCode.OK, (await rpc.AskModernAsync("tools/call", call, "whoami")).Status);
        Assert.Equal(HttpStatusCode.OK, (await rpc.AskModernAsync("tools/call", call, $"=?base64?{Base64("whoami")}?=")).Status);
        Assert.Equal(HttpStatusCode.OK, (await rpc.AskModernAsync("tools/call", call, " whoami ")).Status);
        foreach (var (header, value) in new[]
        {
            ("Mcp-Method", null), ("Mcp-Method", "tools/list"), ("Mcp-Method", "Tools/Call"), ("Mcp-Name", null),
            ("Mcp-Name", "Whoami"), ("Mcp-Name", "=?base64?!?="),
        })
        {
            var answer = await rpc.AskModernAsync("tools/call", call, "whoami", (header, value));
            Assert.Equal((400, -32020, "\"m-1\""), Rpc.ErrorOf(answer));
        }
    }

    [Theory, OnEveryDeployment, Requirement("H12")]
    public async Task NoTool_WantsAnArgumentInAHeader_AndSuchHeadersMeanNothing(Deployment gateway)
    {
        var rpc = await Rpc.OnAsync(gateway);

        var tools = await rpc.AskModernAsync("tools/list");
        var called = await rpc.AskModernAsync(
            "tools/call", "\"name\":\"whoami\"", "whoami", ("Mcp-Param-Organizer", "another"));

        Assert.DoesNotContain("x-mcp-header", tools.Body, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.OK, called.Status);
    }

    [Theory]
    [OnEveryDeployment(
        "", "\"_meta\":{}", "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\"}",
        "\"_meta\":{\"io.modelcontextprotocol/clientCapabilities\":{}}")]
    [Requirement("H13")]
    public async Task MissingMetadata_IsNamed(Deployment gateway, string meta)
    {
        var rpc = await Rpc.OnAsync(gateway);

        var answer = await rpc.PostAsync(Rpc.ModernBody("tools/list", meta: meta),
            ("MCP-Protocol-Version", Rpc.Modern), ("Mcp-Method", "tools/list"));

        Assert.Equal((400, -32602, "\"m-1\""), Rpc.ErrorOf(answer));
    }

    [Theory, OnEveryDeployment, Requirement("H14", "H17", "H23")]
    public async Task EveryMethod_IsAnswered_WhateverTheClientCannotDo(Deployment gateway)
    {
        var rpc = await Rpc.OnAsync(gateway);
        foreach (var method in Rpc.ModernMethods)
        {
            var answer = await rpc.AskModernAsync(method);
            Assert.Equal((HttpStatusCode.OK, "application/json"), (answer.Status, answer.Header("Content-Type")));
            var result = answer.Json().GetProperty("result");
            Assert.Equal("complete", result.GetProperty("resultType").GetString());
            Assert.True(result.GetProperty("ttlMs").GetInt64() >= 0);
            Assert.Equal("private", result.GetProperty("cacheScope").GetString());
        }
    }

    [Theory]
    [OnEveryDeployment(
        "initialize", "ping", "logging/setLevel", "resources/subscribe", "tasks/get", "made/up")]
    [Requirement("H15", "H16")]
    public async Task AMethodThatIsNotOffered_Is404(Deployment gateway, string method) => Assert.Equal(
        (404, -32601, "\"m-1\""), Rpc.ErrorOf(await (await Rpc.OnAsync(gateway)).AskModernAsync(method)));

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
