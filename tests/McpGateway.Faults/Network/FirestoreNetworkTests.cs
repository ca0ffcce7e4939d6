using System.Diagnostics;
using System.Net;
using McpGateway.Faults.Fleets;
using McpGateway.Storage.Tests.Firestore;
using McpGateway.Storage.Tests.Redis;
using McpGateway.Tests.Harness;

namespace McpGateway.Faults.Network;

/// <summary>Two gateways on Redis and Firestore, one of which loses the network to either.</summary>
public sealed class FirestoreNetworkTests : IAsyncLifetime
{
    private const int Patience = 3; // seconds

    private readonly RedisServer redis = new();
    private readonly FirestoreEmulator firestore = new();
    private Link toRedis = null!;
    private Link toFirestore = null!;
    private Fleet fleet = null!;
    private Assistant assistant = null!;

    public async ValueTask InitializeAsync()
    {
        await Task.WhenAll(redis.StartAsync(), firestore.StartAsync());
        (toRedis, toFirestore) = (new(redis.Address), new(firestore.Address));
        var project = Stores.NewProject();
        fleet = await Fleet.StartAsync(
        [
            Stores.RedisFirestore(toRedis.Address, toFirestore.Address, project, Patience),
            Stores.RedisFirestore(redis.Address, firestore.Address, project),
        ]);
        assistant = await Assistant.RegisterAsync(fleet);
    }

    public async ValueTask DisposeAsync()
    {
        assistant?.Dispose();
        await (fleet?.DisposeAsync() ?? default);
        await (toRedis?.DisposeAsync() ?? default);
        await (toFirestore?.DisposeAsync() ?? default);
        await firestore.DisposeAsync();
        await redis.DisposeAsync();
    }

    [Fact]
    public async Task WithoutTheNetworkToRedis_CallsGoOn_NothingIsChanged_AndTheOtherGatewaysRevocationHolds()
    {
        foreach (var interrupt in (Action[])[toRedis.Cut, toRedis.Stall])
        {
            var (kept, revoked) = (await assistant.ConnectAsync(), await assistant.ConnectAsync());
            Through(fleet.Gateways[0]);
            await CallAsync(kept, HttpStatusCode.OK);
            await CallAsync(revoked, HttpStatusCode.OK);
            interrupt();

            await CallAsync(kept, HttpStatusCode.OK);
            AssertComeAgain(await assistant.Client.RefreshAsync(kept.Text("refresh_token")));
            AssertComeAgain(await assistant.Client.RevokeAsync(kept.Text("refresh_token")));
            await RevokeElsewhereAsync(revoked);
            await CallAsync(revoked, HttpStatusCode.Unauthorized);

            toRedis.Heal();
            await AssertRecoversAsync(kept, "Redis");
            await CallAsync(revoked, HttpStatusCode.Unauthorized);
        }
    }

    [Fact]
    public async Task WithoutTheNetworkToFirestore_NothingIsAnsweredThatIsNotAudited_AndNothingIsLost()
    {
        foreach (var interrupt in (Action[])[toFirestore.Cut, toFirestore.Stall])
        {
            var (kept, revoked) = (await assistant.ConnectAsync(), await assistant.ConnectAsync());
            Through(fleet.Gateways[0]);
            await CallAsync(kept, HttpStatusCode.OK);
            await CallAsync(revoked, HttpStatusCode.OK);
            interrupt();

            AssertComeAgain(await assistant.Client.CallAsync(kept.Text("access_token")));
            AssertComeAgain(await assistant.Client.RefreshAsync(kept.Text("refresh_token")));
            await RevokeElsewhereAsync(revoked);
            var refused = await assistant.Client.CallAsync(revoked.Text("access_token"));
            Assert.True(refused.Status is HttpStatusCode.Unauthorized or HttpStatusCode.ServiceUnavailable, $"{refused.Status}");

            toFirestore.Heal();
            await AssertRecoversAsync(kept, "Firestore");
            await CallAsync(revoked, HttpStatusCode.Unauthorized);
        }
    }

    private void Through(GatewayProcess gateway) => fleet.Proxy.Targets = [gateway.Url];

    private async Task CallAsync(WireAnswer tokens, HttpStatusCode expected)
    {
        var answer = await assistant.Client.CallAsync(tokens.Text("access_token"));
        Assert.True(answer.Status == expected, $"{(int)answer.Status} instead of {(int)expected}: {answer.Body}");
    }

    private async Task RevokeElsewhereAsync(WireAnswer tokens)
    {
        Through(fleet.Gateways[1]);
        Assert.Equal(HttpStatusCode.OK, (await assistant.RevokeAsync(tokens.Text("refresh_token"))).Status);
        Through(fleet.Gateways[0]);
    }

    private static void AssertComeAgain(WireAnswer answer)
    {
        Assert.True(answer.Status == HttpStatusCode.ServiceUnavailable, $"{(int)answer.Status}: {answer.Body}");
        Assert.Equal("5", answer.Header("Retry-After"));
    }

    /// <summary>The token that could not be refreshed is good; says how long it took.</summary>
    private async Task AssertRecoversAsync(WireAnswer tokens, string store)
    {
        var watch = Stopwatch.StartNew();
        var refreshed = await assistant.RefreshAsync(tokens.Text("refresh_token"));
        TestContext.Current.SendDiagnosticMessage($"{store} back: refreshed after {watch.Elapsed.TotalSeconds:F1} s");
        await CallAsync(refreshed, HttpStatusCode.OK);
        Through(fleet.Gateways[1]);
        await CallAsync(refreshed, HttpStatusCode.OK);
        fleet.Proxy.Targets = [.. fleet.Gateways.Select(gateway => gateway.Url)];
    }
}
