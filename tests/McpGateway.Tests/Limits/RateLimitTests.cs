using System.Net;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.Limits;

/// <summary>Over a limit: 429 in the endpoint's own form, for the one who floods and for nobody else.</summary>
public sealed class RateLimitTests
{
    [Fact]
    public async Task AFloodOfOneConnection_IsRefusedUntilItWaited_AndAnotherConnectionIsNot()
    {
        await using var gateway = await InProcessGateway.StartAsync(
        [
            "--Gateway:Limits:Connection:Burst=3", "--Gateway:Limits:Connection:PerSecond=0.5", .. AuditLog.Settings,
        ]);
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var flooding = (await client.ConnectAsync(olivia)).Text("access_token");
        var calm = (await client.ConnectAsync(olivia)).Text("access_token");
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await client.CallAsync(flooding)).Status);
        }

        var refused = await client.CallAsync(flooding);
        await client.CallAsync(flooding);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.Equal("2", refused.Header("Retry-After"));
        Assert.Equal(-32004, refused.Json().GetProperty("error").GetProperty("code").GetInt32());
        Assert.Equal(HttpStatusCode.OK, (await client.CallAsync(calm)).Status);
        var told = Assert.Single(await AuditLog.ReadAsync(gateway.Wire, "action=rate_limited"));
        Assert.Equal("connection", told.GetProperty("code").GetString());
        Assert.Equal(client.Id, told.GetProperty("client_id").GetString());

        gateway.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(HttpStatusCode.OK, (await client.CallAsync(flooding)).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await client.CallAsync(flooding)).Status);
    }

    [Theory]
    [InlineData("User", "user")]
    [InlineData("Organizer", "organizer")]
    public async Task TheConnectionsOfAPersonOrOrganizer_ShareALimit(string setting, string code)
    {
        await using var gateway = await InProcessGateway.StartAsync(
        [
            $"--Gateway:Limits:{setting}:Burst=2", $"--Gateway:Limits:{setting}:PerSecond=0.1", .. AuditLog.Settings,
        ]);
        using var olivia = Accounts.Olivia();
        using var leo = Accounts.Leo();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var one = (await client.ConnectAsync(olivia)).Text("access_token");
        var other = (await client.ConnectAsync(olivia)).Text("access_token");
        var leos = await client.RedeemAsync((await client.AuthorizeAsync(
            leo, "org_lakeside", ("state", "st-2")))["code"]);
        await client.CallAsync(one);
        await client.CallAsync(other);

        Assert.Equal(HttpStatusCode.TooManyRequests, (await client.CallAsync(one)).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await client.CallAsync(other)).Status);
        Assert.Equal(HttpStatusCode.OK, (await client.CallAsync(leos.Text("access_token"))).Status);
        Assert.All(await AuditLog.ReadAsync(gateway.Wire, "action=rate_limited"),
            told => Assert.Equal(code, told.GetProperty("code").GetString()));
    }

    [Theory]
    [InlineData("/token")]
    [InlineData("/revoke")]
    [InlineData("/par")]
    public async Task AFloodWithOneClientId_LeavesOtherClientsAlone(string path)
    {
        await using var gateway = await InProcessGateway.StartAsync(
            "--Gateway:Limits:Client:Burst=2", "--Gateway:Limits:Client:PerSecond=0.1");
        var flooding = await OAuthClient.RegisterAsync(gateway.Wire);
        var calm = await OAuthClient.RegisterAsync(gateway.Wire, "client_secret_basic");
        for (var i = 0; i < 2; i++)
        {
            Assert.NotEqual(HttpStatusCode.TooManyRequests, (await AskAsync(gateway, path, flooding)).Status);
        }

        var refused = await AskAsync(gateway, path, flooding);

        refused.AssertRefused(HttpStatusCode.TooManyRequests, "temporarily_unavailable");
        Assert.Equal("10", refused.Header("Retry-After"));
        Assert.NotEqual(HttpStatusCode.TooManyRequests, (await AskAsync(gateway, path, calm)).Status);
        Assert.NotEqual(HttpStatusCode.TooManyRequests, (await gateway.Wire.PostFormAsync(
            path, [("token", "x"), ("grant_type", "refresh_token")], Wire.Basic(calm.Id, calm.Secret!))).Status);
        // The same client by its other way to say who it is.
        Assert.Equal(HttpStatusCode.TooManyRequests, (await gateway.Wire.PostFormAsync(
            path, [("token", "x"), ("grant_type", "refresh_token")], Wire.Basic(flooding.Id, "x"))).Status);
    }

    [Theory]
    [InlineData("Registration")]
    [InlineData("RegistrationAddress")]
    public async Task AFloodOfRegistrations_IsRefused_AndRegisteredClientsGoOn(string setting)
    {
        await using var gateway = await InProcessGateway.StartAsync(
            $"--Gateway:Limits:{setting}:Burst=1", $"--Gateway:Limits:{setting}:PerSecond=0.01");
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);

        var refused = await gateway.Wire.PostAsync(
            "/register", $$"""{"redirect_uris":["{{OAuthClient.Https}}"]}""", "application/json");

        refused.AssertRefused(HttpStatusCode.TooManyRequests, "temporarily_unavailable");
        Assert.Equal("100", refused.Header("Retry-After"));
        await client.ConnectAsync(olivia);
        gateway.Clock.Advance(TimeSpan.FromSeconds(100));
        await OAuthClient.RegisterAsync(gateway.Wire);
    }

    [Fact]
    public async Task AFloodOfAuthorizationRequests_IsRefusedWithAPage_AndOtherClientsAndSignedInPeopleAreNot()
    {
        await using var gateway = await InProcessGateway.StartAsync(
            "--Gateway:Limits:AuthorizeClient:Burst=2", "--Gateway:Limits:AuthorizeClient:PerSecond=0.1");
        using var olivia = Accounts.Olivia();
        var flooding = await OAuthClient.RegisterAsync(gateway.Wire);
        var calm = await OAuthClient.RegisterAsync(gateway.Wire);
        await olivia.OpenAsync(flooding.AuthorizeUrl());
        await gateway.Wire.GetAsync(flooding.AuthorizePath());

        var refused = await gateway.Wire.GetAsync(flooding.AuthorizePath());

        refused.AssertIsErrorPage(HttpStatusCode.TooManyRequests);
        Assert.Equal("10", refused.Header("Retry-After"));
        Assert.Equal(HttpStatusCode.Redirect, (await gateway.Wire.GetAsync(calm.AuthorizePath())).Status);
        await flooding.ConnectAsync(olivia);
    }

    /// <summary>Who registers often has many client ids, and each sign-in that begins is kept for ten minutes.</summary>
    [Fact]
    public async Task AFloodWithManyClients_IsRefusedByItsAddress_AndSignedInPeopleAreNot()
    {
        await using var gateway = await InProcessGateway.StartAsync(
            "--Gateway:Limits:AuthorizeAddress:Burst=3", "--Gateway:Limits:AuthorizeAddress:PerSecond=0.1");
        using var olivia = Accounts.Olivia();
        var first = await OAuthClient.RegisterAsync(gateway.Wire);
        await olivia.OpenAsync(first.AuthorizeUrl());
        foreach (var _ in Enumerable.Range(0, 2))
        {
            var another = await OAuthClient.RegisterAsync(gateway.Wire);
            Assert.Equal(HttpStatusCode.Redirect, (await gateway.Wire.GetAsync(another.AuthorizePath())).Status);
        }

        var last = await OAuthClient.RegisterAsync(gateway.Wire);
        var refused = await gateway.Wire.GetAsync(last.AuthorizePath());

        refused.AssertIsErrorPage(HttpStatusCode.TooManyRequests);
        Assert.Equal("10", refused.Header("Retry-After"));
        await last.ConnectAsync(olivia);
        gateway.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(HttpStatusCode.Redirect, (await gateway.Wire.GetAsync(last.AuthorizePath())).Status);
    }

    /// <summary>A page of ours that nobody is signed in for begins a sign-in, which is kept for ten minutes.</summary>
    [Fact]
    public async Task AFloodOfPagesWithoutASession_IsRefused_AndSignedInPeopleAndAuthorizationsAreNot()
    {
        await using var gateway = await InProcessGateway.StartAsync(
            "--Gateway:Limits:AuthorizeClient:Burst=2", "--Gateway:Limits:AuthorizeClient:PerSecond=0.1");
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        await olivia.OpenAsync($"{gateway.Url}/connections");
        await gateway.Wire.GetAsync("/connections");

        var refused = await gateway.Wire.GetAsync("/connections", ("Accept", "text/html"));

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.Equal("10", refused.Header("Retry-After"));
        await olivia.OpenAsync($"{gateway.Url}/connections");
        await client.ConnectAsync(olivia);
    }

    [Fact]
    public async Task ASignedInPerson_HasALimitOfTheirOwn()
    {
        await using var gateway = await InProcessGateway.StartAsync(
            "--Gateway:Limits:AuthorizeUser:Burst=2", "--Gateway:Limits:AuthorizeUser:PerSecond=0.1");
        using var olivia = Accounts.Olivia();
        using var leo = Accounts.Leo();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        await olivia.OpenAsync(client.AuthorizeUrl());
        await olivia.OpenAsync(client.AuthorizeUrl());
        await leo.OpenAsync(client.AuthorizeUrl());
        var cookies = olivia.Browser.Cookies.GetCookieHeader(new(gateway.Url));

        var refused = await gateway.Wire.GetAsync(client.AuthorizePath(), ("Cookie", cookies));

        refused.AssertIsErrorPage(HttpStatusCode.TooManyRequests);
        Assert.Equal(HttpStatusCode.OK, (await gateway.Wire.GetAsync(
            client.AuthorizePath(), ("Cookie", leo.Browser.Cookies.GetCookieHeader(new(gateway.Url))))).Status);
    }

    private static Task<WireAnswer> AskAsync(InProcessGateway gateway, string path, OAuthClient client) =>
        gateway.Wire.PostFormAsync(path,
        [
            ("grant_type", "refresh_token"), ("refresh_token", "x"), ("token", "x"), ("client_id", client.Id),
            ("client_secret", client.Secret),
        ]);
}
