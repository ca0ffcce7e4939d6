using System.Net;
using McpGateway.Connections;
using McpGateway.Storage.Tests.Redis;
using McpGateway.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace McpGateway.Tests.Connections;

/// <summary>Connect, call, refresh and revoke with Redis in front of the durable store, as with SQLite alone.</summary>
public sealed class RedisProfileTests : IAsyncLifetime
{
    private readonly RedisServer redis = new();
    private InProcessGateway gateway = null!;

    public async ValueTask InitializeAsync()
    {
        await redis.InitializeAsync();
        gateway = await InProcessGateway.StartAsync(
            "--Gateway:Storage:Profile=Redis+Sqlite", $"--Gateway:Storage:Redis:Connection={redis.Address}",
            "--Gateway:Storage:Redis:Timeout=00:00:05");
    }

    public async ValueTask DisposeAsync()
    {
        await gateway.DisposeAsync();
        await redis.DisposeAsync();
    }

    private async Task RevokeAsync()
    {
        var connections = gateway.Services.GetRequiredService<ConnectionStore>();
        var connection = Assert.Single(await connections.ListByUserAsync(
            "usr_7kq2m9xtd4", TestContext.Current.CancellationToken));
        Assert.True(await gateway.Services.GetRequiredService<Revocation>().RevokeAsync(
            connection, RevocationReason.ByUser, "req_1", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task AConnection_Works_RefreshesOnceForMany_AndEndsAtTheNextCall()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var first = await client.ConnectAsync(olivia);
        Assert.Equal(HttpStatusCode.OK, (await client.CallAsync(first.Text("access_token"))).Status);

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => client.RefreshAsync(first.Text("refresh_token"))));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        var second = Assert.Single(answers.DistinctBy(answer => answer.Body));
        Assert.Equal(HttpStatusCode.OK, (await client.CallAsync(second.Text("access_token"))).Status);

        await RevokeAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.CallAsync(second.Text("access_token"))).Status);
        (await client.RefreshAsync(second.Text("refresh_token"))).AssertRefused("invalid_grant");
    }

    [Fact]
    public async Task WithoutRedis_CallsGoOn_AndARefreshCostsNothing()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var tokens = await client.ConnectAsync(olivia);
        await redis.SaveAsync();
        await redis.KillAsync();

        Assert.Equal(HttpStatusCode.OK, (await client.CallAsync(tokens.Text("access_token"))).Status);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.RefreshAsync(tokens.Text("refresh_token"))).Status);

        await redis.StartAsync();
        WireAnswer refreshed;
        while ((refreshed = await client.RefreshAsync(tokens.Text("refresh_token"))).Status != HttpStatusCode.OK)
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refreshed.Status);
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        Assert.Equal(HttpStatusCode.OK, (await client.CallAsync(refreshed.Text("access_token"))).Status);
    }
}
