using System.Net;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.OAuth.Token;

/// <summary>What time and a restart do to codes and tokens (promise S15).</summary>
public sealed class TokenLifetimeTests(GatewayOfAClass shared) : IClassFixture<GatewayOfAClass>
{
    private readonly InProcessGateway _gateway = shared.Gateway;

    /// <summary>F13.</summary>
    [Fact]
    public async Task ACode_ExpiresAfterAMinute()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(_gateway.Wire);
        var (early, late) = (await client.GetCodeAsync(olivia), await client.GetCodeAsync(olivia));

        _gateway.Clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(HttpStatusCode.OK, (await client.RedeemAsync(early)).Status);
        _gateway.Clock.Advance(TimeSpan.FromSeconds(1));
        (await client.RedeemAsync(late)).AssertRefused("invalid_grant");
    }

    /// <summary>F13: a replay is told even when the code has long expired.</summary>
    [Fact]
    public async Task AReplayAfterTheCodeExpired_StillEndsTheConnection()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(_gateway.Wire);
        var code = await client.GetCodeAsync(olivia);
        var token = (await client.RedeemAsync(code)).Text("access_token");

        _gateway.Clock.Advance(TimeSpan.FromMinutes(5));
        (await client.RedeemAsync(code)).AssertRefused("invalid_grant");

        Assert.Equal(HttpStatusCode.Unauthorized, (await client.CallAsync(token)).Status);
    }

    /// <summary>H03, RS6.</summary>
    [Fact]
    public async Task AnAccessToken_ExpiresAfterTenMinutes()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(_gateway.Wire);
        var token = (await client.ConnectAsync(olivia)).Text("access_token");

        _gateway.Clock.Advance(TimeSpan.FromSeconds(599));
        Assert.Equal(HttpStatusCode.OK, (await client.CallAsync(token)).Status);
        _gateway.Clock.Advance(TimeSpan.FromSeconds(1));
        var answer = await client.CallAsync(token);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Contains("error=\"invalid_token\"", answer.Header("WWW-Authenticate"), StringComparison.Ordinal);
    }

    /// <summary>G03, AS55.</summary>
    [Fact]
    public async Task TheReplayWindow_ClosesAfterAMinute()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(_gateway.Wire);
        var token = (await client.ConnectAsync(olivia)).Text("refresh_token");
        var next = await client.RefreshAsync(token);

        _gateway.Clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(next.Body, (await client.RefreshAsync(token)).Body);
        _gateway.Clock.Advance(TimeSpan.FromSeconds(1));
        (await client.RefreshAsync(token)).AssertRefused("invalid_grant");

        Assert.Equal(HttpStatusCode.Unauthorized, (await client.CallAsync(next.Text("access_token"))).Status);
        (await client.RefreshAsync(next.Text("refresh_token"))).AssertRefused("invalid_grant");
    }

    /// <summary>S15: the end is anchored at sign-in; no refresh moves it.</summary>
    [Fact]
    public async Task NoRefresh_MovesTheEndOfTheConnection()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(_gateway.Wire);
        var answer = await client.ConnectAsync(olivia);
        for (var day = 0; day < 29; day++)
        {
            _gateway.Clock.Advance(TimeSpan.FromDays(1));
            answer = await client.RefreshAsync(answer.Text("refresh_token"));
        }

        _gateway.Clock.Advance(new TimeSpan(23, 58, 0));
        answer = await client.RefreshAsync(answer.Text("refresh_token"));
        Assert.Equal(120, answer.Json().GetProperty("expires_in").GetInt32());

        _gateway.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.CallAsync(answer.Text("access_token"))).Status);
        (await client.RefreshAsync(answer.Text("refresh_token"))).AssertRefused("invalid_grant");
    }

    /// <summary>S15: a code does not outlive the connection that it would begin.</summary>
    [Fact]
    public async Task ACodeOfAConnectionThatEnded_IsRefused()
    {
        await using var gateway = await InProcessGateway.StartAsync("--Gateway:OAuth:RefreshTokenLifetime=00:01:00");
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var page = await olivia.OpenAsync(client.AuthorizeUrl());
        gateway.Clock.Advance(TimeSpan.FromSeconds(50));
        var left = await olivia.Browser.PressAsync(
            page, page.Get<AngleSharp.Html.Dom.IHtmlElement>("[value=allow]"), client.RedirectUri);
        gateway.Clock.Advance(TimeSpan.FromSeconds(10));

        var answer = await client.RedeemAsync(WireAnswer.ReadCallback(left.Url, client.RedirectUri)["code"]);

        answer.AssertRefused("invalid_grant");
    }

    /// <summary>G19 (CVE-2026-9802): a restart forgets neither a rotation nor a replay's answer.</summary>
    [Fact]
    public async Task ARestart_ForgetsNoRotation()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(_gateway.Wire, "client_secret_basic");
        var basic = Wire.Basic(client.Id, client.Secret!);
        var code = await client.GetCodeAsync(olivia);
        var first = await _gateway.Wire.PostFormAsync("/token",
            [("grant_type", "authorization_code"), ("code", code), ("code_verifier", client.Verifier)], basic);
        var second = await RefreshAsync(first.Text("refresh_token"));
        var third = await RefreshAsync(second.Text("refresh_token"));

        await _gateway.RestartAsync();

        Assert.Equal(third.Body, (await RefreshAsync(second.Text("refresh_token"))).Body);
        Assert.Equal(HttpStatusCode.OK, (await client.CallAsync(third.Text("access_token"))).Status);
        (await RefreshAsync(first.Text("refresh_token"))).AssertRefused("invalid_grant");
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.CallAsync(third.Text("access_token"))).Status);

        Task<WireAnswer> RefreshAsync(string token) => _gateway.Wire.PostFormAsync(
            "/token", [("grant_type", "refresh_token"), ("refresh_token", token)], basic);
    }

    /// <summary>A restart keeps people signed in and questions open.</summary>
    [Fact]
    public async Task ARestart_LosesNoSessionAndNoQuestion()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(_gateway.Wire);
        var page = await olivia.OpenAsync(client.AuthorizeUrl());

        await _gateway.RestartAsync();
        var left = await olivia.Browser.PressAsync(
            page, page.Get<AngleSharp.Html.Dom.IHtmlElement>("[value=allow]"), client.RedirectUri);

        Assert.Contains("code=", left.Url.Query, StringComparison.Ordinal);
    }
}
