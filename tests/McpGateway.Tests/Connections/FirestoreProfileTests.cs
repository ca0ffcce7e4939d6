using System.Net;
using System.Security.Cryptography;
using McpGateway.Connections;
using McpGateway.Storage.Tests.Firestore;
using McpGateway.Storage.Tests.Redis;
using McpGateway.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace McpGateway.Tests.Connections;

/// <summary>Two replicas on Redis and Firestore, as with SQLite alone.</summary>
public sealed class FirestoreProfileTests(FirestoreEmulator firestore) : IClassFixture<FirestoreEmulator>, IAsyncLifetime
{
    private readonly RedisServer redis = new();
    private InProcessGateway gateway = null!;
    private string replica = "";

    public async ValueTask InitializeAsync()
    {
        await redis.InitializeAsync();
        gateway = await InProcessGateway.StartAsync(
        [
            "--environment=Development", $"--FIRESTORE_EMULATOR_HOST={firestore.Address}",
            "--Gateway:Storage:Profile=Redis+Firestore", $"--Gateway:Storage:Redis:Connection={redis.Address}",
            "--Gateway:Storage:Redis:Timeout=00:00:05",
            $"--Gateway:Storage:Firestore:Project=tests-{RandomNumberGenerator.GetHexString(16, lowercase: true)}",
            "--Gateway:Storage:Firestore:Location=eur3", "--Gateway:Storage:Firestore:Timeout=00:00:08", .. AuditLog.Settings,
        ]);
        replica = await gateway.StartReplicaAsync();
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

    /// <summary>Calls through the other replica, under the public host.</summary>
    private async Task<HttpStatusCode> CallReplicaAsync(string token)
    {
        using var wire = new Wire(replica);
        var answer = await wire.PostAsync(
            "/mcp", """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"whoami","arguments":{}}}""",
            "application/json", ("Host", new Uri(gateway.Url).Authority), ("Authorization", $"Bearer {token}"),
            ("Accept", "application/json, text/event-stream"), ("MCP-Protocol-Version", "2025-11-25"));
        return answer.Status;
    }

    [Fact]
    public async Task AConnection_Works_RefreshesOnceForMany_AndEndsAtTheNextCallEverywhere()
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
        Assert.Equal(HttpStatusCode.OK, await CallReplicaAsync(second.Text("access_token")));
        Assert.Equal(3, (await AuditLog.ReadAsync(gateway.Wire, "action=tool.called&tool=whoami")).Count);

        await RevokeAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, await CallReplicaAsync(second.Text("access_token")));
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.CallAsync(second.Text("access_token"))).Status);
        (await client.RefreshAsync(second.Text("refresh_token"))).AssertRefused("invalid_grant");
    }

    [Fact]
    public async Task WithoutFirestore_NothingIsAnsweredThatIsNotAudited_AndARefreshCostsNothing()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var tokens = await client.ConnectAsync(olivia);
        Assert.Equal(HttpStatusCode.OK, (await client.CallAsync(tokens.Text("access_token"))).Status);
        await firestore.PauseAsync();

        var answers = await Task.WhenAll(
            client.CallAsync(tokens.Text("access_token")), client.RefreshAsync(tokens.Text("refresh_token")));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status));
        await firestore.ResumeAsync();
        var refreshed = await UntilItIsBackAsync(() => client.RefreshAsync(tokens.Text("refresh_token")));
        await UntilItIsBackAsync(() => client.CallAsync(refreshed.Text("access_token")));
    }

    /// <summary>A client that is told to come again comes again.</summary>
    private static async Task<WireAnswer> UntilItIsBackAsync(Func<Task<WireAnswer>> send)
    {
        WireAnswer answer;
        while ((answer = await send()).Status != HttpStatusCode.OK)
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        return answer;
    }
}
