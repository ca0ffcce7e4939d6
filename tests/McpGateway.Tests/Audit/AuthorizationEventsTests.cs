using System.Net;
using System.Text.Json;
using McpGateway.Tests.Harness;
using Microsoft.AspNetCore.WebUtilities;

namespace McpGateway.Tests.Audit;

/// <summary>Every step of an authorization is told with its reason, and without what a stranger called itself.</summary>
public sealed class AuthorizationEventsTests : IAsyncLifetime
{
    private InProcessGateway gateway = null!;

    public async ValueTask InitializeAsync() => gateway = await InProcessGateway.StartAsync(AuditLog.Settings);

    public ValueTask DisposeAsync() => gateway.DisposeAsync();

    [Theory]
    [InlineData("redirect_uri", "https://elsewhere.example/cb", "wrong_redirect")]
    [InlineData("code_challenge", null, "no_s256_challenge")]
    [InlineData("code_challenge_method", "plain", "no_s256_challenge")]
    [InlineData("response_type", "token", "wrong_response_type")]
    [InlineData("response_mode", "fragment", "wrong_response_mode")]
    [InlineData("resource", "https://elsewhere.example/mcp", "wrong_resource")]
    [InlineData("scope", "everything", "unknown_scope")]
    [InlineData("+state", "twice", "duplicate_parameter")]
    [InlineData("prompt", "none", "login_required")]
    public async Task ARefusedAuthorizationRequest_IsToldWithTheCheckThatRefused(
        string name, string? value, string code)
    {
        var client = await OAuthClient.RegisterAsync(gateway.Wire);

        await gateway.Wire.GetAsync(client.AuthorizePath((name, value)));

        var told = Assert.Single(await ReadAsync($"action=authorize.refused&client={client.Id}"));
        Assert.Equal(code, told.GetProperty("code").GetString());
        Assert.Equal("denied", told.GetProperty("outcome").GetString());
    }

    /// <summary>A pushed request is one as well, though its refusal is told to the client itself.</summary>
    [Theory]
    [InlineData("redirect_uri", "https://elsewhere.example/cb", "wrong_redirect")]
    [InlineData("code_challenge_method", "plain", "no_s256_challenge")]
    [InlineData("request", "e30.e30.", "request_not_supported")]
    public async Task ARefusedPushedRequest_IsToldLikeOneThatABrowserBrings(string name, string value, string code)
    {
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var query = new Uri(client.AuthorizeUrl((name, value))).Query[1..];

        await gateway.Wire.PostAsync("/par", query, "application/x-www-form-urlencoded");

        var told = Assert.Single(await ReadAsync($"action=authorize.refused&client={client.Id}"));
        Assert.Equal(code, told.GetProperty("code").GetString());
    }

    [Fact]
    public async Task WhatAStrangerCallsItself_IsNeverKept()
    {
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        await gateway.Wire.GetAsync(client.AuthorizePath(("client_id", "mallory@evil.example")));
        await client.RefreshAsync("x", ("client_id", "mallory@evil.example"));

        var refused = Assert.Single(await ReadAsync("action=authorize.refused"));
        Assert.Equal("unknown_client", refused.GetProperty("code").GetString());
        Assert.Equal("unknown_client", Assert.Single(await ReadAsync("action=token.refused"))
            .GetProperty("code").GetString());
        Assert.DoesNotContain(await ReadAsync(""), told => told.GetRawText().Contains("mallory"));
    }

    [Theory]
    [InlineData("code_verifier", "another-verifier-of-the-length-that-is-needed-x", "wrong_verifier")]
    [InlineData("redirect_uri", "https://client.example/other", "wrong_redirect")]
    [InlineData("resource", "https://elsewhere.example/mcp", "wrong_resource")]
    [InlineData("code", "never-issued", "unknown")]
    [InlineData("grant_type", "password", "unsupported_grant_type")]
    public async Task ARefusedCode_IsToldWithTheReasonThatTheClientIsNotTold(string name, string value, string code)
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var issued = await client.GetCodeAsync(olivia);

        await client.RedeemAsync(issued, (name, value));

        var told = Assert.Single(await ReadAsync("action=token.refused"));
        Assert.Equal(code, told.GetProperty("code").GetString());
    }

    [Fact]
    public async Task AnExpiredCode_AndAnotherClientsToken_AreToldApart()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var thief = await OAuthClient.RegisterAsync(gateway.Wire);
        var tokens = await client.ConnectAsync(olivia);
        var late = await client.GetCodeAsync(olivia);
        gateway.Clock.Advance(TimeSpan.FromMinutes(2));

        await client.RedeemAsync(late);
        await thief.RefreshAsync(tokens.Text("refresh_token"));

        Assert.Equal("expired", Assert.Single(await ReadAsync($"action=token.refused&client={client.Id}"))
            .GetProperty("code").GetString());
        Assert.Equal("wrong_client", Assert.Single(await ReadAsync($"action=token.refused&client={thief.Id}"))
            .GetProperty("code").GetString());
    }

    [Fact]
    public async Task ARepeatedRefresh_IsToldAsReplayed_AndAReuseOnlyAsReuse()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var first = (await client.ConnectAsync(olivia)).Text("refresh_token");
        await client.RefreshAsync(first);
        await client.RefreshAsync(first);
        gateway.Clock.Advance(TimeSpan.FromMinutes(2));
        await client.RefreshAsync(first);

        Assert.Single(await ReadAsync($"action=token.replayed&client={client.Id}&outcome=success"));
        Assert.Single(await ReadAsync($"action=token.reuse_detected&client={client.Id}"));
        Assert.Empty(await ReadAsync("action=token.refused"));
        Assert.Equal("refresh_token_reused", Assert.Single(await ReadAsync("action=connection.revoked"))
            .GetProperty("code").GetString());
    }

    [Fact]
    public async Task AChallengeToAKnownConnection_IsToldOnceAMinute_AndAProbeNever()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var token = (await client.ConnectAsync(olivia)).Text("access_token");
        gateway.Clock.Advance(TimeSpan.FromMinutes(11));
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await client.CallAsync(token)).Status);
            await gateway.Wire.GetAsync("/mcp");
            await client.CallAsync("mga_nothing");
        }

        var told = Assert.Single(await ReadAsync("action=challenge.sent"));
        Assert.Equal("expired", told.GetProperty("code").GetString());
        Assert.Equal(client.Id, told.GetProperty("client_id").GetString());

        gateway.Clock.Advance(TimeSpan.FromMinutes(1));
        await client.CallAsync(token);
        Assert.Equal(2, (await ReadAsync("action=challenge.sent")).Count);
    }

    [Fact]
    public async Task ASignIn_IsToldWithTheClientItIsFor_AndAFailedOneWithTheReason()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        await olivia.OpenAsync(client.AuthorizeUrl());
        await gateway.Wire.GetAsync("/sign-in/callback?state=forged&code=x");

        var completed = Assert.Single(await ReadAsync("action=sign_in.completed"));
        Assert.Equal(client.Id, completed.GetProperty("client_id").GetString());
        Assert.Equal("usr_7kq2m9xtd4", completed.GetProperty("user_id").GetString());
        Assert.Equal("not_begun_here", Assert.Single(await ReadAsync("action=sign_in.failed"))
            .GetProperty("code").GetString());
    }

    [Fact]
    public async Task ASignInWithACodeThatTheBackOfficeNeverIssued_IsToldWithItsClient()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var begun = await olivia.Browser.OpenAsync(client.AuthorizeUrl(), until: gateway.BackOffice.Url);
        var state = QueryHelpers.ParseQuery(begun.Url.Query)["state"];

        var page = await olivia.Browser.OpenAsync($"{gateway.Url}/sign-in/callback?state={state}&code=made-up");

        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
        var failed = Assert.Single(await ReadAsync("action=sign_in.failed"));
        Assert.Equal((client.Id, "not_proven"),
            (failed.GetProperty("client_id").GetString(), failed.GetProperty("code").GetString()));
    }

    /// <summary>A refusal that cannot be written down is still that refusal; a success is none.</summary>
    [Fact]
    public async Task WithoutTheLog_ARefusalStaysWhatItIs_AndNothingIsGranted()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var code = await client.GetCodeAsync(olivia);
        gateway.BreakAuditLog();

        (await client.RefreshAsync("x")).AssertRefused("invalid_grant");
        (await gateway.Wire.GetAsync(client.AuthorizePath(("client_id", "nobody")))).AssertIsErrorPage();
        Assert.True((int)(await client.RedeemAsync(code)).Status >= 500);
    }

    private Task<List<JsonElement>> ReadAsync(string query) => AuditLog.ReadAsync(gateway.Wire, query);
}
