using System.Net;
using McpGateway.Conformance.Deployments;

namespace McpGateway.Conformance.Transport;

/// <summary>Clients that open with the handshake (up to 2025-11-25).</summary>
public sealed class LegacyTests
{
    [Theory, OnEveryDeployment("2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"), Requirement("H10")]
    public async Task TheHandshake_AgreesOnTheClientsRevision(Deployment gateway, string version)
    {
        var rpc = await Rpc.OnAsync(gateway);

        Assert.Equal(version, await ShakeAsync(rpc, version));
        Assert.Equal("2025-11-25", await ShakeAsync(rpc, "1999-01-01"));
    }

    [Theory, OnEveryDeployment, Requirement("H9", "H11")]
    public async Task TheVersionHeader_MayBeMissing_AndTheModernHeadersMeanNothing(Deployment gateway)
    {
        var rpc = await Rpc.OnAsync(gateway);
        const string ping = """{"jsonrpc":"2.0","id":1,"method":"ping"}""";

        Assert.Equal(HttpStatusCode.OK, (await rpc.PostAsync(ping)).Status);
        Assert.Equal(HttpStatusCode.OK, (await rpc.PostAsync(ping, ("Mcp-Method", "tools/call"))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await rpc.PostAsync(ping, ("MCP-Protocol-Version", "1999-01-01"))).Status);
    }

    [Theory, OnEveryDeployment, Requirement("H15")]
    public async Task AnUnknownMethod_Is200_WithTheError(Deployment gateway) => Assert.Equal(
        (200, -32601, "7"), Rpc.ErrorOf(await (await Rpc.OnAsync(gateway)).AskAsync("made/up")));

    [Theory, OnEveryDeployment, Requirement("H6")]
    public async Task AnAnswerNobodyAskedFor_IsTaken(Deployment gateway) => Assert.Equal(HttpStatusCode.Accepted,
        (await (await Rpc.OnAsync(gateway)).PostAsync("""{"jsonrpc":"2.0","id":1,"result":{}}""")).Status);

    [Theory, OnEveryDeployment, Requirement("H23")]
    public async Task AResult_HasNothingOfTheModernRevision(Deployment gateway)
    {
        var result = (await (await Rpc.OnAsync(gateway)).AskAsync("tools/list")).Json().GetProperty("result");

        Assert.False(result.TryGetProperty("resultType", out _));
        Assert.False(result.TryGetProperty("ttlMs", out _));
    }

    private static async Task<string?> ShakeAsync(Rpc rpc, string version)
    {
        var answer = await rpc.PostAsync($$$"""
            {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"{{{version}}}","capabilities":{},
            "clientInfo":{"name":"conformance","version":"1"} } }
            """);
        return answer.Json().GetProperty("result").GetProperty("protocolVersion").GetString();
    }
}
