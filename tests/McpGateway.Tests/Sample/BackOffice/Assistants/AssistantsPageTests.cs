using System.Net;
using AngleSharp.Html.Dom;
using McpGateway.Tests.Harness;
using Page = McpGateway.Tests.Harness.Page;

namespace McpGateway.Tests.Sample.BackOffice.Assistants;

/// <summary>A back office's own page of connected assistants, by the gateway's API.</summary>
public sealed class AssistantsPageTests : IAsyncLifetime
{
    private InProcessGateway gateway = null!;

    private string PageUrl => $"{gateway.BackOffice.Url}/assistants";

    public async ValueTask InitializeAsync() => gateway = await InProcessGateway.StartAsync(AuditLog.Settings);

    public ValueTask DisposeAsync() => gateway.DisposeAsync();

    [Fact]
    public async Task AUser_SeesTheirOwn_AndEndsOneAtOnce()
    {
        using var olivia = Accounts.Olivia();
        using var felix = Accounts.Felix();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var token = (await client.ConnectAsync(olivia)).Text("access_token");
        var id = Assert.Single(Rows(await olivia.OpenAsync(PageUrl)));

        var theirs = await felix.OpenAsync(PageUrl);
        Assert.Contains("No assistant is connected to your account", theirs.Text, StringComparison.Ordinal);
        await felix.Browser.PostAsync(PageUrl, $"revoke={id}");
        Assert.Equal(HttpStatusCode.OK, (await client.CallAsync(token)).Status);

        var page = await olivia.OpenAsync(PageUrl);
        var after = await olivia.Browser.PressAsync(page, page.Get<IHtmlElement>("[name=revoke]"));

        Assert.Empty(Rows(after));
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.CallAsync(token)).Status);
    }

    [Fact]
    public async Task WithoutTheGateway_ThePageSaysSo()
    {
        using var olivia = Accounts.Olivia();
        await olivia.OpenAsync(PageUrl);
        gateway.BackOffice.Setup.GatewayUrl = "http://127.0.0.1:1";

        var page = await olivia.OpenAsync($"{PageUrl}?ui_locales=de");

        Assert.Equal(HttpStatusCode.BadGateway, page.Status);
        Assert.Contains("kann gerade nicht gezeigt werden", page.Text, StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> Rows(Page page) =>
        [.. page.Document!.QuerySelectorAll("li[data-connection]").Select(row => row.GetAttribute("data-connection")!)];
}
