using System.Net;
using McpGateway.Sample.BackOffice.People;
using McpGateway.Sample.BackOffice.SignIn;
using McpGateway.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace McpGateway.Tests.SignIn;

/// <summary>Signing out at the back office (OpenID Connect Back-Channel Logout 1.0).</summary>
public sealed class BackChannelLogoutTests
{
    private const string Path = "/sign-in/backchannel-logout";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SigningOutThere_EndsSessionsHere_AndConnectionsWhereTheOperatorWantsIt(bool endsConnections)
    {
        await using var gateway = await InProcessGateway.StartAsync(
            $"--Gateway:SignIn:LogoutEndsConnections={endsConnections}");
        gateway.BackOffice.Setup.BackChannelLogoutUris.Add(gateway.Url + Path);
        using var olivia = Accounts.Olivia();
        using var leo = Accounts.Leo();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var token = (await client.ConnectAsync(olivia)).Text("access_token");
        await leo.OpenAsync($"{gateway.Url}/connections");

        await olivia.Browser.OpenAsync($"{gateway.BackOffice.Url}/oidc/logout");

        Assert.False(await IsSignedInAsync(gateway, olivia));
        Assert.True(await IsSignedInAsync(gateway, leo));
        Assert.Equal(endsConnections ? HttpStatusCode.Unauthorized : HttpStatusCode.OK,
            (await client.CallAsync(token)).Status);
        var page = await olivia.OpenAsync($"{gateway.Url}/connections");
        Assert.Equal(endsConnections,
            page.Text.Contains("You signed out at the back office", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ALogoutToken_IsGoodOnceAndBriefly()
    {
        await using var gateway = await InProcessGateway.StartAsync();
        using var olivia = Accounts.Olivia();
        var token = Tokens(gateway).IssueLogout(OliviaId);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(gateway, token)).Status);
        await olivia.OpenAsync($"{gateway.Url}/connections");

        (await SendAsync(gateway, token)).AssertRefused("invalid_request");
        var late = Tokens(gateway).IssueLogout(OliviaId);
        gateway.Clock.Advance(TimeSpan.FromMinutes(6));
        (await SendAsync(gateway, late)).AssertRefused("invalid_request");

        Assert.True(await IsSignedInAsync(gateway, olivia));
    }

    /// <summary>Providers that get a 503 send the token again.</summary>
    [Fact]
    public async Task ALogoutThatIsNotDone_UsesItsTokenNotUp()
    {
        await using var gateway = await InProcessGateway.StartAsync();
        using var olivia = Accounts.Olivia();
        await olivia.OpenAsync($"{gateway.Url}/connections");
        var token = Tokens(gateway).IssueLogout(OliviaId);
        gateway.BreakAuditLog();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await SendAsync(gateway, token)).Status);
        gateway.Mend();

        Assert.Equal(HttpStatusCode.OK, (await SendAsync(gateway, token)).Status);

        (await SendAsync(gateway, token)).AssertRefused("invalid_request");
        Assert.False(await IsSignedInAsync(gateway, olivia));
    }

    /// <summary>An id token is no logout token, nor is one that somebody else signed.</summary>
    [Fact]
    public async Task AnythingElse_EndsNothing()
    {
        await using var gateway = await InProcessGateway.StartAsync();
        await using var stranger = await InProcessGateway.StartAsync();
        using var olivia = Accounts.Olivia();
        await olivia.OpenAsync($"{gateway.Url}/connections");
        var account = DemoAccounts.All.Single(account => account.Id == OliviaId);
        var code = new IssuedCode(OliviaId, gateway.Clock.GetUtcNow(), HasSecondFactor: false, "", "", "n");

        foreach (var token in new[]
        {
            "", "x", "e30.e30.", Tokens(gateway).Issue(account, code), Tokens(gateway).Issue(account, code with { Nonce = null }),
            Tokens(stranger).IssueLogout(OliviaId),
            Tokens(gateway).IssueLogout(OliviaId)[..^4] + "AAAA", Tokens(gateway).IssueLogout(""),
        })
        {
            (await SendAsync(gateway, token)).AssertRefused("invalid_request");
        }

        Assert.True(await IsSignedInAsync(gateway, olivia));
    }

    private static string OliviaId => DemoAccounts.All[0].Id;

    private static IdTokens Tokens(InProcessGateway gateway) =>
        gateway.BackOffice.Application.Services.GetRequiredService<IdTokens>();

    private static Task<WireAnswer> SendAsync(InProcessGateway gateway, string token) =>
        gateway.Wire.PostFormAsync(Path, [("logout_token", token)]);

    private static async Task<bool> IsSignedInAsync(InProcessGateway gateway, Visitor visitor)
    {
        var cookie = visitor.Browser.Cookies.GetCookieHeader(new(gateway.Url));
        return (await gateway.Wire.GetAsync("/connections", ("Cookie", cookie))).Status == HttpStatusCode.OK;
    }
}
