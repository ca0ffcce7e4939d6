using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using McpGateway.Tests.Harness;
using McpGateway.Web;
using Microsoft.Extensions.DependencyInjection;
using Page = McpGateway.Tests.Harness.Page;

namespace McpGateway.Tests.Connections;

/// <summary>The page on which a person sees and ends connected assistants (promise S16).</summary>
public sealed class ConnectionsPageTests : IAsyncLifetime
{
    private InProcessGateway _gateway = null!;

    private string PageUrl => $"{_gateway.Url}/connections";

    public async ValueTask InitializeAsync() => _gateway = await InProcessGateway.StartAsync();

    public ValueTask DisposeAsync() => _gateway.DisposeAsync();

    [Fact]
    public async Task ARow_SaysWhoWhatWhereAndHowLong()
    {
        using var olivia = Accounts.Olivia();
        var client =
            await OAuthClient.RegisterAsync(_gateway.Wire, redirectUri: "https://claude.ai/api/mcp/auth_callback");
        await client.ConnectAsync(olivia);

        var row = await OnlyRowAsync(olivia);

        foreach (var text in new[]
        {
            "A client under test", "claude.ai", "Anthropic", "Alpine Park", "bookings:read", "2027-01-04 09:00 UTC",
            "never", "2027-02-03 09:00 UTC",
        })
        {
            Assert.Contains(text, row.TextContent, StringComparison.Ordinal);
        }

        Assert.Equal(row.GetAttribute("data-connection"), row.QuerySelector("[name=revoke]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task LastUsed_FollowsTheCalls_AndSurvivesARestart()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(_gateway.Wire);
        var token = (await client.ConnectAsync(olivia)).Text("access_token");
        _gateway.Clock.Advance(TimeSpan.FromMinutes(7));
        await client.CallAsync(token);
        _gateway.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Contains("2027-01-04 09:07 UTC", (await OnlyRowAsync(olivia)).TextContent, StringComparison.Ordinal);
        await _gateway.RestartAsync();
        Assert.Contains("2027-01-04 09:07 UTC", (await OnlyRowAsync(olivia)).TextContent, StringComparison.Ordinal);
    }

    /// <summary>A code that nobody redeemed is no connection.</summary>
    [Fact]
    public async Task AnUnredeemedCode_ShowsNothing()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(_gateway.Wire);
        await client.GetCodeAsync(olivia);

        Assert.Empty(Rows(await olivia.OpenAsync(PageUrl)));
    }

    /// <summary>H04, S16: the next call fails.</summary>
    [Fact]
    public async Task Revoke_EndsThatConnectionAtOnce_AndNoOther()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(_gateway.Wire);
        var (first, second) = (await client.ConnectAsync(olivia), await client.ConnectAsync(olivia));
        var page = await olivia.OpenAsync(PageUrl);
        Assert.Equal(2, Rows(page).Count);

        var after = await olivia.Browser.PressAsync(page, page.Get<IHtmlElement>("[name=revoke]"));

        Assert.Single(Rows(after));
        var answers = new[]
        {
            (await client.CallAsync(first.Text("access_token"))).Status,
            (await client.CallAsync(second.Text("access_token"))).Status,
        };
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Unauthorized], answers.Order());
    }

    /// <summary>Another's connection looks like one that does not exist.</summary>
    [Fact]
    public async Task AnotherPersonsConnection_IsNeitherShownNorEnded()
    {
        using var olivia = Accounts.Olivia();
        using var leo = Accounts.Leo();
        var client = await OAuthClient.RegisterAsync(_gateway.Wire);
        var token = (await client.ConnectAsync(olivia)).Text("access_token");
        var id = (await OnlyRowAsync(olivia)).GetAttribute("data-connection")!;
        var page = await leo.OpenAsync(PageUrl);
        var formToken = page.Get<IHtmlInputElement>($"[name={FormTokens.Field}]").Value;

        var answer = await leo.Browser.PostAsync(PageUrl, Wire.Encode([(FormTokens.Field, formToken), ("revoke", id)]));

        Assert.Empty(Rows(page));
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(HttpStatusCode.OK, (await client.CallAsync(token)).Status);
    }

    /// <summary>CSRF: without the form's own token, or with another session's, nothing ends.</summary>
    [Fact]
    public async Task AForgedForm_EndsNothing()
    {
        using var olivia = Accounts.Olivia();
        using var leo = Accounts.Leo();
        var client = await OAuthClient.RegisterAsync(_gateway.Wire);
        var token = (await client.ConnectAsync(olivia)).Text("access_token");
        var id = (await OnlyRowAsync(olivia)).GetAttribute("data-connection")!;
        var foreign = (await leo.OpenAsync(PageUrl)).Get<IHtmlInputElement>($"[name={FormTokens.Field}]").Value;

        foreach (var forged in new[] { null, "", foreign, new string('!', 43), new string('A', 43) })
        {
            var answer = await olivia.Browser.PostAsync(
                PageUrl, Wire.Encode([(FormTokens.Field, forged), ("revoke", id)]));
            Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        }

        using var stranger = new Browser();
        var anonymous = await stranger.PostAsync(PageUrl, $"revoke={id}");
        Assert.Equal(HttpStatusCode.Unauthorized, anonymous.Status);
        Assert.Equal(HttpStatusCode.OK, (await client.CallAsync(token)).Status);
    }

    [Fact]
    public async Task AnIdThatIsNone_ChangesNothing()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(_gateway.Wire);
        await client.ConnectAsync(olivia);
        var page = await olivia.OpenAsync(PageUrl);
        var formToken = page.Get<IHtmlInputElement>($"[name={FormTokens.Field}]").Value;

        foreach (var field in new[] { "", "revoke=", "revoke=unknown", "revoke=a&revoke=b", "revoke=%ff" })
        {
            var after = await olivia.Browser.PostAsync(PageUrl, $"{FormTokens.Field}={formToken}&{field}");
            Assert.Single(Rows(after));
        }
    }

    /// <summary>A form token is bound to its session.</summary>
    [Fact]
    public void AFormToken_IsGoodForItsSessionOnly()
    {
        var tokens = _gateway.Services.GetRequiredService<FormTokens>();

        Assert.True(tokens.IsValid("one", tokens.Issue("one")));
        Assert.False(tokens.IsValid("two", tokens.Issue("one")));
        Assert.False(tokens.IsValid("one", null));
    }

    private async Task<IElement> OnlyRowAsync(Visitor visitor) => Assert.Single(Rows(await visitor.OpenAsync(PageUrl)));

    private static IHtmlCollection<IElement> Rows(Page page) =>
        page.Document!.QuerySelectorAll("tr[data-connection]");
}
