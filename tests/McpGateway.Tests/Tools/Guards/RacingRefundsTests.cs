using System.Text.Json;
using McpGateway.Tests.Harness;
using McpGateway.Tests.Mcp;

namespace McpGateway.Tests.Tools.Guards;

/// <summary>A thousand refunds at once against a sum for which there is room for 250 of them.</summary>
public sealed class RacingRefundsTests
{
    private const int Calls = 1000;
    private const int Room = 250;

    private static readonly string[] Settings = [.. ((string[])["Connection", "User", "Organizer"])
        .SelectMany(who => new[] { $"--Gateway:Limits:{who}:Burst=100000", $"--Gateway:Limits:{who}:PerSecond=100000" })];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task RacingRefunds_NeverOverrunTheSum_AndUseAllOfIt(int replicas)
    {
        using var catalog = new CopiedCatalog();
        catalog.Change("tools/sales.yaml", "limit: 5000, per: user", "limit: 2.5, per: user");
        catalog.Change("tools/sales.yaml", "idempotent: false", "idempotent: false\n    confirmation: none");
        await using var gateway = await InProcessGateway.StartAsync([$"--Gateway:Catalog:Path={catalog.Path}", .. Settings]);
        string[] urls = replicas == 1 ? [gateway.Url] : [gateway.Url, await gateway.StartReplicaAsync()];
        using var connector = new Connector(gateway.Url);
        await connector.RegisterAsync();
        using var olivia = Accounts.Olivia();
        await connector.ConnectAsync(olivia, "org_alpine", "sales:read refunds:write");
        var order = await FindOrderAsync(connector);

        var replies = await Task.WhenAll(Enumerable.Range(0, Calls)
            .Select(call => RefundAsync(connector, urls[call % urls.Length], new Uri(gateway.Url).Authority, order, call)));

        var refused = replies.Where(reply => reply.Result.TryGetProperty("isError", out var flag) && flag.GetBoolean()).ToList();
        Assert.Equal(Calls - Room, refused.Count);
        Assert.All(refused, reply => Assert.Contains("The rule 'refunds-per-user' does not allow", reply.Text, StringComparison.Ordinal));
        Assert.Equal(Room * 0.01m, await SumAsync(connector, order));
    }

    private static async Task<string> FindOrderAsync(Connector connector)
    {
        var page = await connector.CallAsync("list_payments", new { limit = 1 });
        return page.GetProperty("structuredContent").GetProperty("items")[0].GetProperty("order_id").GetString()!;
    }

    private static Task<McpReply> RefundAsync(Connector connector, string url, string host, string order, int call) => McpConversation.SendAsync(
        HttpMethod.Post, $"{url}/mcp", JsonSerializer.Serialize(new
        {
            jsonrpc = "2.0",
            id = call,
            method = "tools/call",
            @params = new
            {
                name = "refund_order",
                arguments = new { order_id = order, amount = 0.01m, currency = "EUR", reason = $"Race {call}" },
            },
        }),
        ("Authorization", $"Bearer {connector.AccessToken}"), ("Accept", "application/json, text/event-stream"),
        ("Content-Type", "application/json"), ("Host", host), ("MCP-Protocol-Version", "2025-11-25"));

    /// <summary>What the back office has given back for the order, by its own account.</summary>
    private static async Task<decimal> SumAsync(Connector connector, string order)
    {
        var (count, cursor) = (0, (string?)null);
        do
        {
            var result = await connector.CallAsync("list_refunds", cursor is null
                ? new { order_id = order, limit = 100 }
                : (object)new { order_id = order, limit = 100, cursor });
            Assert.True(result.TryGetProperty("structuredContent", out var page), result.GetRawText());
            count += page.GetProperty("items").GetArrayLength();
            cursor = page.TryGetProperty("next_cursor", out var next) ? next.GetString() : null;
        }
        while (cursor is not null);

        return count * 0.01m;
    }
}
