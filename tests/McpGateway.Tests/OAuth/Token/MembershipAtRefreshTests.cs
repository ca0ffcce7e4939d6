using System.Net;
using McpGateway.Connections;
using McpGateway.Storage;
using McpGateway.Tests.Harness;
using McpGateway.Tests.Tools;
using Microsoft.Extensions.DependencyInjection;

namespace McpGateway.Tests.OAuth.Token;

/// <summary>At every refresh the back office says anew who belongs where (cases G16, S1).</summary>
public sealed class MembershipAtRefreshTests : IAsyncLifetime
{
    private StubBackOffice _backOffice = null!;
    private InProcessGateway _gateway = null!;
    private OAuthClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _backOffice = await StubBackOffice.StartAsync();
        _gateway = await InProcessGateway.StartAsync($"--Gateway:SignIn:Authority={_backOffice.Url}");
        _client = await OAuthClient.RegisterAsync(_gateway.Wire);
    }

    public async ValueTask DisposeAsync()
    {
        await _gateway.DisposeAsync();
        await _backOffice.DisposeAsync();
    }

    /// <summary>G04: fifty at once ask the back office once, and rotate once.</summary>
    [Fact]
    public async Task FiftyAtOnce_AskOnce()
    {
        var token = await ConnectAsync();
        _backOffice.BeforeUserInfo = _ => Task.Delay(100);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => _client.RefreshAsync(token)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Single(answers.DistinctBy(answer => answer.Body));
        Assert.Equal(1, _backOffice.UserInfoReads);
        Assert.Equal(answers[0].Body, (await _client.RefreshAsync(token)).Body);
        Assert.Equal(1, _backOffice.UserInfoReads);
        Assert.Equal(HttpStatusCode.OK, (await _client.RefreshAsync(answers[0].Text("refresh_token"))).Status);
        Assert.Equal(2, _backOffice.UserInfoReads);
    }

    /// <summary>Nothing is consumed while the back office is away.</summary>
    [Fact]
    public async Task ABackOfficeThatFails_IsWaitedFor()
    {
        var token = await ConnectAsync();
        _backOffice.BeforeUserInfo = context => StubBackOffice.AnswerAsync(context, "{}", status: 500);

        var refused = await _client.RefreshAsync(token);
        _backOffice.BeforeUserInfo = _ => Task.CompletedTask;

        refused.AssertRefused(HttpStatusCode.ServiceUnavailable, "temporarily_unavailable");
        Assert.Equal("5", refused.Header("Retry-After"));
        Assert.Equal(HttpStatusCode.OK, (await _client.RefreshAsync(token)).Status);
    }

    [Theory]
    [InlineData("left", RevocationReason.MembershipEnded)]
    [InlineData("another user", RevocationReason.MembershipEnded)]
    [InlineData("no use", RevocationReason.RoleLost)]
    [InlineData("signed out", RevocationReason.BackOfficeSignedOut)]
    public async Task WhoeverLostIt_IsDisconnected(string change, string reason)
    {
        var token = await ConnectAsync();
        switch (change)
        {
            case "left":
                _backOffice.Roles.Clear();
                break;
            case "another user":
                _backOffice.UserId = "usr_2";
                break;
            case "no use":
                _backOffice.Roles["org_1"] = ["marketing"];
                break;
            default:
                _backOffice.BeforeUserInfo = context => StubBackOffice.AnswerAsync(context, "{}", status: 401);
                _backOffice.Token = context =>
                    StubBackOffice.AnswerAsync(context, """{"error":"invalid_grant"}""", status: 400);
                break;
        }

        (await _client.RefreshAsync(token)).AssertRefused("invalid_grant");
        (await _client.RefreshAsync(token)).AssertRefused("invalid_grant");

        var page = await _gateway.Services.GetRequiredService<IAuditStore>().QueryAsync(
            new() { Action = "connection.revoked", ClientId = _client.Id }, CancellationToken.None);
        Assert.Equal(reason, Assert.Single(page.Events).Code);
    }

    /// <summary>Fewer roles change nothing in the grant: what they forbid, policy refuses at each call.</summary>
    [Fact]
    public async Task FewerRoles_NarrowNothing()
    {
        var token = await ConnectAsync("bookings:read refunds:write");
        _backOffice.Roles["org_1"] = ["box_office"];

        Assert.Equal("bookings:read refunds:write", (await _client.RefreshAsync(token)).Text("scope"));
    }

    /// <summary>A gateway that its provider does not know (any more) is no fault of the users.</summary>
    [Fact]
    public async Task AProviderThatRefusesTheGateway_EndsNothing()
    {
        var token = await ConnectAsync();
        _gateway.Clock.Advance(TimeSpan.FromHours(2));
        _backOffice.Token = context =>
            StubBackOffice.AnswerAsync(context, """{"error":"invalid_client"}""", status: 401);
        (await _client.RefreshAsync(token)).AssertRefused(HttpStatusCode.ServiceUnavailable, "temporarily_unavailable");

        _backOffice.Token = context =>
            StubBackOffice.AnswerAsync(context, """{"access_token":"next","expires_in":3600}""");

        Assert.Equal(HttpStatusCode.OK, (await _client.RefreshAsync(token)).Status);
    }

    /// <summary>A token that the back office took back early is renewed before anything ends.</summary>
    [Fact]
    public async Task ATokenRefusedEarly_IsRenewedOnce()
    {
        var token = await ConnectAsync();
        _backOffice.BeforeUserInfo = context => context.Request.Headers.Authorization == "Bearer next"
            ? Task.CompletedTask
            : StubBackOffice.AnswerAsync(context, "{}", status: 401);
        _backOffice.Token = context =>
            StubBackOffice.AnswerAsync(context, """{"access_token":"next","expires_in":3600}""");

        Assert.Equal(HttpStatusCode.OK, (await _client.RefreshAsync(token)).Status);
    }

    /// <summary>The refresh token of a connection at the stubbed back office.</summary>
    private async Task<string> ConnectAsync(string scope = "bookings:read") =>
        (await MadeConnection.AddAsync(_gateway, _client.Id, scope)).RefreshToken;
}
