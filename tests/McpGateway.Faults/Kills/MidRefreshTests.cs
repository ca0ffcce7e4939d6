using System.Security.Cryptography;
using McpGateway.Faults.Fleets;
using McpGateway.Storage.Tests.Redis;

namespace McpGateway.Faults.Kills;

/// <summary>Two gateways and a proxy in front; the one that has a refresh in its hands is killed.</summary>
public sealed class MidRefreshTests(RedisServer redis) : IClassFixture<RedisServer>, IAsyncLifetime
{
    /// <summary>About as long as a refresh takes, in milliseconds.</summary>
    private const int LongestMoment = 40;

    private Fleet fleet = null!;

    public async ValueTask InitializeAsync() => fleet = await Fleet.StartAsync(2, Stores.RedisSqlite(redis.Address));

    public ValueTask DisposeAsync() => fleet.DisposeAsync();

    [Fact]
    public async Task TheClientsRetry_GetsAPairThatWorks_AndOneGenerationLives_WhereverTheKillCame()
    {
        using var assistant = await Assistant.RegisterAsync(fleet);
        foreach (var arrange in (Func<Task>[])[WhileItAsksTheBackOffice, AtSomeMoment, AtSomeMoment, AtSomeMoment, WithTheAnswerLost])
        {
            var first = await assistant.ConnectAsync();
            await arrange();

            // Sent until it is answered, with the token that the client still has.
            var second = await assistant.RefreshAsync(first.Text("refresh_token"));

            Assert.Equal(200, (int)(await assistant.CallAsync(second.Text("access_token"))).Status);
            var again = await assistant.RefreshAsync(first.Text("refresh_token"));
            Assert.Equal(second.Body, again.Body);
            var third = await assistant.RefreshAsync(second.Text("refresh_token"));
            Assert.Equal(200, (int)(await assistant.CallAsync(third.Text("access_token"))).Status);
            await RestoreAsync();
        }

        var audit = new AuditPages(fleet.Wire);
        Assert.Equal(0, await audit.CountAsync($"client={assistant.Client.Id}&action=token.reuse_detected"));
        Assert.Equal(0, await audit.CountAsync($"client={assistant.Client.Id}&action=connection.revoked"));
        // Of the five that were killed, and the five after them; of the first the kill may have taken the event.
        Assert.InRange(await audit.CountAsync($"client={assistant.Client.Id}&action=token.refreshed"), 5, 10);
    }

    /// <summary>Memberships are read before anything is written: the gateway dies while it waits for them.</summary>
    private Task WhileItAsksTheBackOffice()
    {
        var target = "";
        fleet.Proxy.Sending = (path, to) =>
        {
            target = path == "/token" ? to : target;
            return Task.CompletedTask;
        };
        fleet.BackOfficeAsked = async path =>
        {
            if (path == "/oidc/userinfo")
            {
                fleet.BackOfficeAsked = _ => Task.CompletedTask;
                await GatewayAt(target).KillAsync();
            }
        };
        return Task.CompletedTask;
    }

    private Task AtSomeMoment()
    {
        var moment = RandomNumberGenerator.GetInt32(LongestMoment);
        KillOnce(() => Task.Delay(moment));
        return Task.CompletedTask;
    }

    private Task WithTheAnswerLost()
    {
        fleet.Proxy.Answered = async (path, target) =>
        {
            if (path != "/token")
            {
                return true;
            }

            fleet.Proxy.Answered = (_, _) => Task.FromResult(true);
            await GatewayAt(target).KillAsync();
            return false;
        };
        return Task.CompletedTask;
    }

    private void KillOnce(Func<Task> moment) => fleet.Proxy.Sending = async (path, target) =>
    {
        if (path == "/token")
        {
            fleet.Proxy.Sending = (_, _) => Task.CompletedTask;
            await moment();
            await GatewayAt(target).KillAsync();
        }
    };

    private async Task RestoreAsync()
    {
        await fleet.Proxy.Settled;
        await Task.WhenAll(fleet.Gateways.Where(gateway => !gateway.IsRunning).Select(gateway => gateway.StartAsync()));
    }

    private GatewayProcess GatewayAt(string target) => fleet.Gateways.Single(gateway => gateway.Url == target);
}
