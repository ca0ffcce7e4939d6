using System.Net;
using McpGateway.Conformance.Deployments;

namespace McpGateway.Conformance.AuthorizationServer;

/// <summary>What ends by itself, on a sample whose lifetimes are seconds.</summary>
public sealed class LifetimeTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private Deployment? gateway;

    public async ValueTask InitializeAsync() => gateway = Target.IsGiven ? null : await Target.StartSampleAsync(
        "of seconds", "--https", "--Gateway:OAuth:AccessTokenLifetime=00:00:05",
        "--Gateway:OAuth:AuthorizationCodeLifetime=00:00:05", "--Gateway:OAuth:RefreshReplayWindow=00:00:05");

    [Fact, Requirement("AS49", "AS53", "AS55", "RS6")]
    public async Task AnOldCode_AnOldAccessToken_AndALateRepetition_AreRefused()
    {
        Assert.SkipWhen(gateway is null, Target.NeedsSample);
        var client = await gateway.GetClientAsync();
        var tokens = await gateway.ConnectAsync();
        var next = await client.RefreshAsync(tokens.Text("refresh_token"));
        var code = await CodeTests.GetCodeAsync(gateway, client);

        Assert.InRange(next.Json().GetProperty("expires_in").GetInt64(), 1, 5);
        var expired = await WaitAsync(() => client.CallAsync(next.Text("access_token")), HttpStatusCode.Unauthorized);
        Assert.Contains("error=\"invalid_token\"", expired.Header("WWW-Authenticate"), StringComparison.Ordinal);
        await Task.Delay(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
        (await client.RedeemAsync(code)).AssertRefused("invalid_grant");
        (await client.RefreshAsync(tokens.Text("refresh_token"))).AssertRefused("invalid_grant");
        (await client.RefreshAsync(next.Text("refresh_token"))).AssertRefused("invalid_grant");
    }

    public ValueTask DisposeAsync() => gateway?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static async Task<Tests.Harness.WireAnswer> WaitAsync(
        Func<Task<Tests.Harness.WireAnswer>> ask, HttpStatusCode status)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var answer = await ask();
            if (answer.Status == status)
            {
                return answer;
            }

            await Task.Delay(250, patience.Token);
        }
    }
}
