using System.Net;
using System.Text.Json;
using McpGateway.Conformance.Deployments;
using McpGateway.Tests.Harness;

namespace McpGateway.Conformance.Transport;

/// <summary>A modern client cancels by closing the connection.</summary>
public sealed class HangUpTests
{
    private const string Slow = """{"path":"/v1/organizers/org_alpine/venues","fault":"delay:600000","times":1}""";

    [Theory, OnEveryDeployment, Requirement("H19")]
    public async Task HangingUp_DisturbsNobodyElse(Deployment gateway)
    {
        var token = await gateway.GetTokenAsync();
        for (var i = 0; i < 20; i++)
        {
            await using var connection = await CallAsync(gateway, token, "whoami");
        }

        var answer = await new Rpc(gateway, token).AskModernAsync("tools/call", "\"name\":\"whoami\"", "whoami");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
    }

    /// <summary>The back office would take ten minutes.</summary>
    [Theory, OnEveryDeployment, Requirement("H19")]
    public async Task HangingUp_EndsTheCall_AndTheTrailSaysSo(Deployment gateway)
    {
        Assert.SkipWhen(gateway.Sample is null, Target.NeedsSample);
        using var backOffice = new Wire(gateway.Sample.BackOfficeUrl);
        await backOffice.PostAsync("/_sample/faults", Slow, "application/json");

        await using (await CallAsync(gateway, await gateway.GetTokenAsync(), "list_venues"))
        {
            await UntilAsync(async () => (await backOffice.GetAsync("/_sample/requests")).Json().EnumerateArray()
                .Any(request => request.GetProperty("path").GetString()!.EndsWith("/venues", StringComparison.Ordinal)));
        }

        await UntilAsync(async () => (await ReadTrailAsync(gateway)).Any(entry =>
            entry.TryGetProperty("tool", out var tool) && tool.GetString() == "list_venues"
            && entry.TryGetProperty("code", out var code) && code.GetString() == "cancelled"));
    }

    private static Task<Stream> CallAsync(Deployment gateway, string token, string tool) => RawConnection.PostAsync(
        gateway, token, Rpc.ModernBody("tools/call", $"\"name\":\"{tool}\""),
        ("MCP-Protocol-Version", Rpc.Modern), ("Mcp-Method", "tools/call"), ("Mcp-Name", tool));

    private static async Task<IEnumerable<JsonElement>> ReadTrailAsync(Deployment gateway)
    {
        var answer = await gateway.Wire.GetAsync(
            "/api/v1/audit/events?tool=list_venues", ("Authorization", $"Bearer {gateway.Sample!.OperatorCredential}"));
        return answer.Json().GetProperty("events").EnumerateArray();
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await isSo())
        {
            await Task.Delay(100, patience.Token);
        }
    }
}
