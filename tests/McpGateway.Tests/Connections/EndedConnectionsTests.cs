using System.Net;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.Connections;

/// <summary>What ended without the user is told to the user, for 30 days.</summary>
public sealed class EndedConnectionsTests
{
    [Fact]
    public async Task AReusedToken_IsTold_ButNotWhatTheUserRevoked()
    {
        await using var gateway = await InProcessGateway.StartAsync();
        using var olivia = Accounts.Olivia();
        using var leo = Accounts.Leo();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        await client.ConnectAsync(olivia);
        await olivia.RevokeAsync(gateway.Url, "A client under test");
        Assert.Empty(await EndedAsync(gateway, olivia));

        var first = (await client.ConnectAsync(olivia)).Text("refresh_token");
        await client.RefreshAsync((await client.RefreshAsync(first)).Text("refresh_token"));
        (await client.RefreshAsync(first)).AssertRefused("invalid_grant");

        var told = Assert.Single(await EndedAsync(gateway, olivia));
        Assert.Contains("A client under test", told, StringComparison.Ordinal);
        Assert.Contains("used a second time", told, StringComparison.Ordinal);
        Assert.Empty(await EndedAsync(gateway, leo));
        gateway.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Empty(await EndedAsync(gateway, olivia));
    }

    /// <summary>The next call is a 401, with which a client signs its user in again.</summary>
    [Fact]
    public async Task ADeadBackOfficeSession_EndsTheConnectionAtTheNextCall()
    {
        await using var gateway = await InProcessGateway.StartAsync(
            "--Gateway:OAuth:RefreshTokenLifetime=100.00:00:00", "--Gateway:OAuth:AccessTokenLifetime=01:00:00");
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var tokens = await client.ConnectAsync(olivia);
        // The back office's own refresh token lives 90 days, one access token of the gateway's one hour.
        gateway.Clock.Advance(TimeSpan.FromDays(90) - TimeSpan.FromSeconds(5));
        tokens = await client.RefreshAsync(tokens.Text("refresh_token"));
        gateway.Clock.Advance(TimeSpan.FromHours(1) - TimeSpan.FromSeconds(10));

        await client.CallAsync(tokens.Text("access_token"));
        var next = await client.CallAsync(tokens.Text("access_token"));

        Assert.Equal(HttpStatusCode.Unauthorized, next.Status);
        Assert.Contains("session at the back office", Assert.Single(await EndedAsync(gateway, olivia)),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task AMemberNoMore_IsTold()
    {
        await using var gateway = await InProcessGateway.StartAsync();
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var token = (await client.ConnectAsync(olivia)).Text("refresh_token");
        await gateway.BackOffice.SetRolesAsync("olivia@alpine.example", "org_alpine");

        (await client.RefreshAsync(token)).AssertRefused("invalid_grant");

        Assert.Contains("no longer belong", Assert.Single(await EndedAsync(gateway, olivia)), StringComparison.Ordinal);
    }

    /// <summary>One 401 of the API on a token that has not expired ends nothing.</summary>
    [Fact]
    public async Task ATokenThatTheApiRefusesEarly_IsRenewedAndTheCallSucceeds()
    {
        await using var gateway = await InProcessGateway.StartAsync();
        using var olivia = Accounts.Olivia();
        using var connector = new Connector(gateway.Url);
        await connector.RegisterAsync();
        await connector.ConnectAsync(olivia, "org_alpine", "bookings:read");
        await gateway.BackOffice.PlanFaultAsync("*", "status:401", times: 1);

        var result = await connector.CallAsync("search_bookings", new { });

        Assert.False(result.TryGetProperty("isError", out _), result.ToString());
    }

    private static async Task<IReadOnlyList<string>> EndedAsync(InProcessGateway gateway, Visitor visitor)
    {
        var page = await visitor.OpenAsync($"{gateway.Url}/connections");
        return [.. page.Document!.QuerySelectorAll("[data-ended]").Select(row => row.TextContent)];
    }
}
