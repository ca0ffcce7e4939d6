using System.Text.Json;
using McpGateway.Conformance.Deployments;
using McpGateway.Tests.Harness;

namespace McpGateway.Conformance.Transport;

/// <summary>A modern client listens for changes on the answer to one request.</summary>
public sealed class ListenTests
{
    [Theory, OnEveryDeployment, Requirement("H17", "H18", "H20")]
    public async Task WhoListens_GetsAnAcknowledgementFirst_OfWhatIsOffered_AndIsLetGoWithTheConnection(Deployment gateway)
    {
        var client = await gateway.GetClientAsync();
        var token = (await gateway.ConnectAsync(client: client)).Text("access_token");
        var wish = """
            "notifications":{"toolsListChanged":true,"promptsListChanged":true,"resourceSubscriptions":["made:up"]}
            """;
        await using var connection = await RawConnection.PostAsync(
            gateway, token, Rpc.ModernBody("subscriptions/listen", wish),
            ("MCP-Protocol-Version", Rpc.Modern), ("Mcp-Method", "subscriptions/listen"));
        using var lines = new StreamReader(connection);

        var first = await ReadAsync(lines);
        Assert.Equal("notifications/subscriptions/acknowledged", first.GetProperty("method").GetString());
        Assert.Equal("""{"toolsListChanged":true}""", first.GetProperty("params").GetProperty("notifications").GetRawText());
        Assert.Equal("m-1", SubscriptionOf(first.GetProperty("params")));

        await client.RevokeAsync(token);
        var last = await ReadAsync(lines);
        Assert.Equal("m-1", last.GetProperty("id").GetString());
        Assert.Equal("m-1", SubscriptionOf(last.GetProperty("result")));
    }

    [Theory, OnEveryDeployment, Requirement("H20")]
    public async Task OnlyChangesOfTheTools_ArePromised_AndOnlyToThoseWhoCanListen(Deployment gateway)
    {
        var rpc = await Rpc.OnAsync(gateway);
        Assert.Equal(["tools.listChanged"], Promises(await rpc.AskModernAsync("server/discover")));
        Assert.Empty(Promises(await rpc.AskAsync("initialize", """
            {"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"x","version":"1"}}
            """)));
    }

    private static IEnumerable<string> Promises(WireAnswer answer) =>
        from feature in answer.Json().GetProperty("result").GetProperty("capabilities").EnumerateObject()
        from promise in feature.Value.EnumerateObject()
        where promise.Value.ValueKind == JsonValueKind.True
        select $"{feature.Name}.{promise.Name}";

    private static string? SubscriptionOf(JsonElement of) =>
        of.GetProperty("_meta").GetProperty("io.modelcontextprotocol/subscriptionId").GetString();

    private static async Task<JsonElement> ReadAsync(StreamReader lines)
    {
        while (await lines.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                return JsonSerializer.Deserialize<JsonElement>(line["data: ".Length..]);
            }
        }

        throw new InvalidOperationException("The stream ended.");
    }
}
