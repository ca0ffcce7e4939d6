using System.Net;
using McpGateway.Faults.Fleets;
using McpGateway.Tests.Harness;

namespace McpGateway.Faults.Clocks;

/// <summary>A gateway process whose clock is set forward and back while it runs.</summary>
public sealed class ClockJumpTests : IAsyncLifetime
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(15);

    private FakeClock clock = null!;
    private Fleet fleet = null!;
    private Assistant assistant = null!;

    public async ValueTask InitializeAsync()
    {
        fleet = await Fleet.StartAsync(
            [folder => [.. Stores.Sqlite(folder), $"--Gateway:OAuth:AccessTokenLifetime={Lifetime}"]],
            fleet =>
            {
                clock = new(fleet.Folder);
                clock.GiveTo(fleet.Gateways[0]);
                return Task.CompletedTask;
            });
        assistant = await Assistant.RegisterAsync(fleet);
    }

    public ValueTask DisposeAsync()
    {
        assistant.Dispose();
        return fleet.DisposeAsync();
    }

    [Fact]
    public async Task SetForwardAndBack_TokensExpire_ConnectionsStay_AndNothingUsedOrEndedComesBack()
    {
        var (kept, revoked) = (await assistant.ConnectAsync(), await assistant.ConnectAsync());
        var code = await assistant.Client.GetCodeAsync(assistant.Visitor);
        Assert.Equal(HttpStatusCode.OK, (await assistant.Client.RedeemAsync(code)).Status);
        await assistant.RevokeAsync(revoked.Text("refresh_token"));
        await AssertCallAsync(kept, HttpStatusCode.OK);

        clock.Set("+2h");
        await AssertCallAsync(kept, HttpStatusCode.Unauthorized);
        var refreshed = await assistant.RefreshAsync(kept.Text("refresh_token"));
        await AssertCallAsync(refreshed, HttpStatusCode.OK);

        clock.Set("+0");
        await AssertCallAsync(refreshed, HttpStatusCode.OK);
        await AssertCallAsync(kept, HttpStatusCode.Unauthorized);
        await AssertCallAsync(revoked, HttpStatusCode.Unauthorized);
        (await assistant.RefreshAsync(revoked.Text("refresh_token"))).AssertRefused("invalid_grant");
        (await assistant.Client.RedeemAsync(code)).AssertRefused("invalid_grant");
        await AssertCallAsync(await assistant.ConnectAsync(), HttpStatusCode.OK);
    }

    [Fact]
    public async Task SetBack_NothingExpiredComesAliveAgain()
    {
        var tokens = await assistant.ConnectAsync();
        var code = await assistant.Client.GetCodeAsync(assistant.Visitor);
        await Task.Delay(Lifetime, TestContext.Current.CancellationToken);
        await AssertCallAsync(tokens, HttpStatusCode.Unauthorized);

        clock.Set("-2h");
        await AssertCallAsync(tokens, HttpStatusCode.Unauthorized);
        var refreshed = await assistant.RefreshAsync(tokens.Text("refresh_token"));
        await AssertCallAsync(refreshed, HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.OK, (await assistant.Client.RedeemAsync(code)).Status);
        await Task.Delay(Lifetime, TestContext.Current.CancellationToken);
        await AssertCallAsync(refreshed, HttpStatusCode.Unauthorized);
    }

    private async Task AssertCallAsync(WireAnswer tokens, HttpStatusCode expected)
    {
        var answer = await assistant.CallAsync(tokens.Text("access_token"));
        Assert.True(answer.Status == expected, $"{(int)answer.Status} instead of {(int)expected}: {answer.Body}");
    }
}
