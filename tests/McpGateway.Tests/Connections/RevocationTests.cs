using System.Net;
using McpGateway.Connections;
using McpGateway.Storage;
using McpGateway.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace McpGateway.Tests.Connections;

/// <summary>A revocation that has begun is carried to its end, with its audit event (promises S16, S18).</summary>
public sealed class RevocationTests
{
    [Fact]
    public async Task WhoeverHangsUp_NeitherStopsTheRevocationNorKeepsItOutOfTheLog()
    {
        await using var gateway = await InProcessGateway.StartAsync();
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var token = (await client.ConnectAsync(olivia)).Text("access_token");
        var connection = Assert.Single(await gateway.Services.GetRequiredService<ConnectionStore>()
            .ListByUserAsync("usr_7kq2m9xtd4", TestContext.Current.CancellationToken));

        using var caller = new CancellationTokenSource();
        var ending = gateway.Services.GetRequiredService<Revocation>()
            .RevokeAsync(connection, RevocationReason.ByUser, "req_1", caller.Token).AsTask();
        await caller.CancelAsync();
        await Task.WhenAny(ending);

        var recorded = await WaitForEventAsync(gateway, connection.Id);
        Assert.Equal((AuditOutcome.Success, "by_user"), (recorded.Outcome, recorded.Code));
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.CallAsync(token)).Status);
    }

    /// <summary>What people are shown of an end is worth less than that it is on record.</summary>
    [Fact]
    public async Task WhereTheEndCannotBeShown_ItIsOnRecordAllTheSame()
    {
        await using var gateway = await InProcessGateway.StartAsync();
        using var olivia = Accounts.Olivia();
        await (await OAuthClient.RegisterAsync(gateway.Wire)).ConnectAsync(olivia);
        var connection = Assert.Single(await gateway.Services.GetRequiredService<ConnectionStore>()
            .ListByUserAsync("usr_7kq2m9xtd4", TestContext.Current.CancellationToken));
        gateway.Break("record", "NEW.kind = 'ended-connection'");

        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await gateway.Services.GetRequiredService<Revocation>()
            .RevokeAsync(connection, RevocationReason.ByAdministrator, "req_1", TestContext.Current.CancellationToken));

        Assert.Equal("by_administrator", (await WaitForEventAsync(gateway, connection.Id)).Code);
    }

    private static async Task<AuditEvent> WaitForEventAsync(InProcessGateway gateway, string connectionId)
    {
        var query = new AuditQuery { ConnectionId = connectionId, Action = "connection.revoked" };
        var log = gateway.Services.GetRequiredService<IAuditStore>();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            if ((await log.QueryAsync(query, patience.Token)).Events is [var only])
            {
                return only;
            }

            await Task.Delay(20, patience.Token);
        }
    }
}
