using System.Net;
using AngleSharp.Html.Dom;
using McpGateway.Tests.Harness;
using McpGateway.Web;
using Page = McpGateway.Tests.Harness.Page;

namespace McpGateway.Tests.Connections;

/// <summary>An organizer's administrators see what others there have connected, and end it.</summary>
public sealed class AdministratorsPageTests : IAsyncLifetime
{
    private InProcessGateway gateway = null!;

    private string PageUrl => $"{gateway.Url}/connections";

    public async ValueTask InitializeAsync() => gateway = await InProcessGateway.StartAsync(AuditLog.Settings);

    public ValueTask DisposeAsync() => gateway.DisposeAsync();

    [Fact]
    public async Task AnAdministrator_EndsTheConnectionOfAnother_WhoReadsWhy()
    {
        using var felix = Accounts.Felix();
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var token = (await client.ConnectAsync(felix, ("scope", "sales:read"))).Text("access_token");
        var page = await olivia.OpenAsync(PageUrl);
        Assert.Contains("Of others at Alpine Park", page.Text, StringComparison.Ordinal);
        Assert.Single(Rows(page));

        var after = await olivia.Browser.PressAsync(page, page.Get<IHtmlElement>("[name=revoke]"));

        Assert.Empty(Rows(after));
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.CallAsync(token)).Status);
        Assert.Contains("An administrator of the organizer ended it",
            (await felix.OpenAsync(PageUrl)).Text, StringComparison.Ordinal);
        var ended = (await AuditLog.ReadAsync(gateway.Wire, "action=connection.revoked"))[0];
        Assert.Equal("by_administrator", ended.GetProperty("code").GetString());
    }

    /// <summary>The roles of a sign-in are good for ten minutes; the form is not for longer.</summary>
    [Fact]
    public async Task AfterTenMinutes_AnothersConnectionStays_UntilTheNextSignIn()
    {
        using var felix = Accounts.Felix();
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        await client.ConnectAsync(felix, ("scope", "sales:read"));
        var page = await olivia.OpenAsync(PageUrl);
        gateway.Clock.Advance(TimeSpan.FromMinutes(11));

        var refused = await olivia.Browser.PressAsync(page, page.Get<IHtmlElement>("[name=revoke]"));

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Empty(Rows(await olivia.OpenAsync(PageUrl)));
        Assert.Single(Rows(await olivia.OpenAsync($"{PageUrl}?others=1")));
    }

    [Fact]
    public async Task SomebodyWhoAdministratesNothingThere_NeitherSeesNorEndsIt()
    {
        using var olivia = Accounts.Olivia();
        using var felix = Accounts.Felix();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var token = (await client.ConnectAsync(olivia)).Text("access_token");
        var id = Rows(await olivia.OpenAsync(PageUrl))[0];
        var page = await felix.OpenAsync(PageUrl);
        var formToken = page.Get<IHtmlInputElement>($"[name={FormTokens.Field}]").Value;

        await felix.Browser.PostAsync(PageUrl, Wire.Encode([(FormTokens.Field, formToken), ("revoke", id)]));

        Assert.Empty(Rows(page));
        Assert.Equal(HttpStatusCode.OK, (await client.CallAsync(token)).Status);
    }

    [Theory]
    [InlineData("UNDER TEST", 1)]
    [InlineData("alpine", 1)]
    [InlineData("bookings:read", 1)]
    [InlineData("no such thing", 0)]
    public async Task ASearch_ShowsWhatMatches(string text, int expected)
    {
        using var olivia = Accounts.Olivia();
        await (await OAuthClient.RegisterAsync(gateway.Wire)).ConnectAsync(olivia);

        var page = await olivia.OpenAsync($"{PageUrl}?q={Uri.EscapeDataString(text)}");

        Assert.Equal(expected, Rows(page).Count);
        Assert.Equal(text, page.Get<IHtmlInputElement>("[name=q]").Value);
        Assert.Equal(expected == 0, page.Text.Contains($"No connection matches “{text}”", StringComparison.Ordinal));
    }

    private static IReadOnlyList<string> Rows(Page page) =>
        [.. page.Document!.QuerySelectorAll("tr[data-connection]").Select(row => row.GetAttribute("data-connection")!)];
}
