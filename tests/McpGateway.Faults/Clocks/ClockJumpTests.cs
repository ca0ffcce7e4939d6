using System.Net;
using McpGateway.Faults.Fleets;
using McpGateway.Tests.Harness;

namespace McpGateway.Faults.Clocks;

/// <summary>A gateway process whose clock is set forward and back while it runs.</summary>
public sealed class ClockJumpTests : IAsyncDisposable
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(10);

    private FakeClock clock = null!;
    private Fleet fleet = null!;
    private Assistant assistant = null!;

    public ValueTask DisposeAsync()
    {
        assistant?.Dispose();
        return fleet?.DisposeAsync() ?? default;
    }

    [Fact]
    public async Task SetForwardAndBack_TokensExpire_ConnectionsStay_AndNothingUsedOrEndedComesBack()
    {
        await StartAsync(lifetime: TimeSpan.FromHours(1));
        var (kept, revoked) = (await assistant.ConnectAsync(), await assistant.ConnectAsync());
        var code = await assistant.GetCodeAsync();
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
        await StartAsync(lifetime: Short);
        var tokens = await assistant.ConnectAsync();
        var code = await assistant.GetCodeAsync();
        await Task.Delay(Short, TestContext.Current.CancellationToken);
        await AssertCallAsync(tokens, HttpStatusCode.Unauthorized);

        clock.Set("-2h");
        await AssertCallAsync(tokens, HttpStatusCode.Unauthorized);
        var refreshed = await assistant.RefreshAsync(tokens.Text("refresh_token"));
        await AssertCallAsync(refreshed, HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.OK, (await assistant.Client.RedeemAsync(code)).Status);
        await Task.Delay(Short, TestContext.Current.CancellationToken);
        await AssertCallAsync(refreshed, HttpStatusCode.Unauthorized);
    }

    private async Task StartAsync(TimeSpan lifetime)
    {
        fleet = await Fleet.StartAsync(
            [folder => [.. Stores.Sqlite(folder), $"--Gateway:OAuth:AccessTokenLifetime={lifetime}"]],
            fleet =>
            {
                clock = new(fleet.Folder);
                clock.GiveTo(fleet.Gateways[0]);
                return Task.CompletedTask;
            });
        assistant = await Assistant.RegisterAsync(fleet);
    }

    private async Task AssertCallAsync(WireAnswer tokens, HttpStatusCode expected)
    {
        var answer = await assistant.CallAsync(tokens.Text("access_token"));
        Assert.True(answer.Status == expected, $"{(int)answer.Status} instead of {(int)expected}: {answer.Body}");
    }
}
