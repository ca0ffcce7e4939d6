using System.Net;
using McpGateway.Storage.Tests.Redis;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.Limits;

/// <summary>Replicas that share a Redis count together; without it each counts for itself, and nobody is shut out.</summary>
public sealed class SharedLimitTests
{
    [Fact]
    public async Task TwoReplicas_CountOneConnectionTogether_AndEachForItself_WhileRedisIsAway()
    {
        await using var redis = new RedisServer();
        await redis.StartAsync();
        await using var gateway = await InProcessGateway.StartAsync(
            "--Gateway:Storage:Profile=Redis+Sqlite", $"--Gateway:Storage:Redis:Connection={redis.Address}",
            "--Gateway:Storage:Redis:Timeout=00:00:05",
            "--Gateway:Limits:Connection:Burst=4", "--Gateway:Limits:Connection:PerSecond=0.001");
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var token = (await client.ConnectAsync(olivia)).Text("access_token");
        using var replica = new Wire(await gateway.StartReplicaAsync());
        Task<WireAnswer> CallReplicaAsync() => replica.PostAsync(
            "/mcp", """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"whoami","arguments":{}}}""",
            "application/json", ("Authorization", $"Bearer {token}"), ("Host", new Uri(gateway.Url).Authority),
            ("Accept", "application/json, text/event-stream"), ("MCP-Protocol-Version", "2025-11-25"));

        Assert.Equal(HttpStatusCode.OK, (await client.CallAsync(token)).Status);
        Assert.Equal(HttpStatusCode.OK, (await client.CallAsync(token)).Status);
        Assert.Equal(HttpStatusCode.OK, (await CallReplicaAsync()).Status);
        Assert.Equal(HttpStatusCode.OK, (await CallReplicaAsync()).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await CallReplicaAsync()).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await client.CallAsync(token)).Status);

        await redis.KillAsync();
        for (var i = 0; i < 4; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await client.CallAsync(token)).Status);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await client.CallAsync(token)).Status);
    }
}
