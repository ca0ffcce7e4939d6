using System.Net;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.SignIn;

/// <summary>While the back office is away the gateway says so, and comes back with it.</summary>
public sealed class SilentBackOfficeTests
{
    [Fact]
    public async Task ABackOfficeThatWasNeverReached_IsAPageThatSaysSo()
    {
        await using var gateway = await InProcessGateway.StartAsync("--Gateway:SignIn:Authority=http://127.0.0.1:9");
        var client = await OAuthClient.RegisterAsync(gateway.Wire);

        foreach (var path in new[] { client.AuthorizePath(), "/connections" })
        {
            var answer = await gateway.Wire.GetAsync(path, ("Accept", "text/html"));
            answer.AssertIsErrorPage(HttpStatusCode.BadGateway);
        }
    }

    [Fact]
    public async Task ABackOfficeThatWentAway_KeepsSessionsAndTokensMeaningful()
    {
        await using var gateway = await InProcessGateway.StartAsync();
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var tokens = await client.ConnectAsync(olivia);
        var callback = await CallbackOfAsync(gateway);

        await gateway.BackOffice.Application.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadGateway, (await callback()).Status);
        var page = await olivia.Browser.OpenAsync($"{gateway.Url}/connections");
        Assert.Single(page.Document!.QuerySelectorAll("[data-connection]"));
        var refused = await client.RefreshAsync(tokens.Text("refresh_token"));
        refused.AssertRefused(HttpStatusCode.ServiceUnavailable, "temporarily_unavailable");
        Assert.Equal("5", refused.Header("Retry-After"));
        Assert.Equal(HttpStatusCode.OK, (await client.RevokeAsync(tokens.Text("refresh_token"))).Status);
    }

    /// <summary>A sign-in that is about to return when the back office goes.</summary>
    private static async Task<Func<Task<Page>>> CallbackOfAsync(InProcessGateway gateway)
    {
        var leo = Accounts.Leo();
        var begun = await leo.Browser.OpenAsync($"{gateway.Url}/connections", until: gateway.BackOffice.Url);
        var back = await leo.OpenAsync(begun.Url.AbsoluteUri, until: $"{gateway.Url}/sign-in/callback");
        return async () =>
        {
            using (leo)
            {
                return await leo.Browser.OpenAsync(back.Url.AbsoluteUri);
            }
        };
    }
}
