using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using McpGateway.Tests.Harness;
using Page = McpGateway.Tests.Harness.Page;

namespace McpGateway.Tests.Tools.Confirmation;

/// <summary>The page on which the user themselves confirms a call of their assistant.</summary>
public sealed class ConfirmPageTests : IAsyncLifetime
{
    private const string Arguments = """{"promo_code_id":"<b>none"}""";

    private readonly Visitor olivia = Accounts.Olivia();
    private InProcessGateway gateway = null!;
    private string accessToken = "";
    private int lastId;

    public async ValueTask InitializeAsync()
    {
        gateway = await InProcessGateway.StartAsync(AuditLog.Settings);
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        accessToken = (await client.ConnectAsync(olivia, ("scope", "promotions:write"))).Text("access_token");
    }

    public async ValueTask DisposeAsync()
    {
        olivia.Dispose();
        await gateway.DisposeAsync();
    }

    [Fact]
    public async Task ThePage_ShowsWhatWouldHappen_AndAnsweringTwiceIsHarmless()
    {
        var (token, url) = await AskAsync();

        var page = await olivia.OpenAsync(url);
        foreach (var text in new[] { "A client under test", "Alpine Park", "Deactivate a promo code", "<b>none", "cannot be undone" })
        {
            Assert.Contains(text, page.Text, StringComparison.Ordinal);
        }

        Assert.Null(page.Find<IHtmlElement>("dd b"));
        var confirmed = await PressAsync(page, "confirm");
        Assert.Equal((HttpStatusCode.OK, url), (confirmed.Status, confirmed.Url.AbsoluteUri));
        Assert.Contains("may do this once", confirmed.Text, StringComparison.Ordinal);
        Assert.Contains("may do this once", (await PressAsync(page, "confirm")).Text, StringComparison.Ordinal);

        // Let through: it is the back office that finds no such code.
        Assert.Contains("nothing with this id", await CallAsync(token), StringComparison.Ordinal);
        Assert.Contains("used for one call", (await olivia.OpenAsync(url)).Text, StringComparison.Ordinal);
        var events = await AuditLog.ReadAsync(gateway.Wire, "tool=deactivate_promo_code");
        Assert.Single(events, recorded => recorded.GetProperty("action").GetString() == "confirmation.given"
            && recorded.GetProperty("code").GetString() == "on_page");
    }

    [Theory]
    [InlineData("decline")]
    [InlineData("confirm")]
    public async Task WhatTheUserDeclines_OrTakesBack_IsNotDone(string first)
    {
        var (token, url) = await AskAsync();
        var opened = await olivia.OpenAsync(url);
        var page = await PressAsync(opened, first);
        var declined = first == "decline" ? page : await PressAsync(page, "decline");

        Assert.Contains("Nothing was done, and nothing will be", declined.Text, StringComparison.Ordinal);
        Assert.Contains("The user did not agree", await CallAsync(token), StringComparison.Ordinal);
        await PostAsync(url, opened, "confirm");
        Assert.Contains("The user did not agree", await CallAsync(token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SomebodyElse_SeesNothing_AndConfirmsNothing()
    {
        var (_, url) = await AskAsync();
        using var felix = Accounts.Felix();
        var mine = await olivia.OpenAsync(url);

        var theirs = await felix.OpenAsync(url);
        var posted = await felix.Browser.PostAsync(url, $"decision=confirm&form_token={FormToken(mine)}");

        Assert.Equal(HttpStatusCode.NotFound, theirs.Status);
        Assert.DoesNotContain("promo", theirs.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.BadRequest, posted.Status);
        Assert.NotNull((await olivia.OpenAsync(url)).Find<IHtmlElement>("[value=confirm]"));
    }

    [Fact]
    public async Task TheAddressAlone_ConfirmsNothing()
    {
        var (_, url) = await AskAsync();
        using var nobody = new Browser();
        var mine = await olivia.OpenAsync(url);

        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.PostAsync(url, "decision=confirm")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await olivia.Browser.PostAsync(url, "decision=confirm")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(url, mine, "anything")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await olivia.OpenAsync(url[..^1])).Status);
        Assert.NotNull((await olivia.OpenAsync(url)).Find<IHtmlElement>("[value=confirm]"));
    }

    [Fact]
    public async Task AQuestionThatHasEnded_IsShownToNobody()
    {
        var (_, url) = await AskAsync();
        Assert.Equal(HttpStatusCode.OK, (await olivia.OpenAsync(url)).Status);
        gateway.Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(HttpStatusCode.NotFound, (await olivia.OpenAsync(url)).Status);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task OnceItsConnectionIsRevoked_ThePageSaysSo_AndTakesNoAnswer(bool wasGiven)
    {
        var (_, url) = await AskAsync();
        var opened = await olivia.OpenAsync(url);
        var before = wasGiven ? await PressAsync(opened, "confirm") : opened;
        var connections = await olivia.OpenAsync($"{gateway.Url}/connections");
        await olivia.Browser.PressAsync(connections, connections.Get<IHtmlElement>("[name=revoke]"));

        foreach (var page in new[] { await olivia.OpenAsync(url), await PostAsync(url, before, "confirm") })
        {
            Assert.Equal(HttpStatusCode.Gone, page.Status);
            Assert.Contains("the assistant that asked has ended", page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("promo", page.Text, StringComparison.OrdinalIgnoreCase);
        }

        var given = await AuditLog.ReadAsync(gateway.Wire, "action=confirmation.given");
        Assert.Equal(wasGiven ? 1 : 0, given.Count);
    }

    [Fact]
    public async Task ThePage_CannotBeFramed()
    {
        var (_, url) = await AskAsync();
        var answer = await gateway.Wire.GetAsync(new Uri(url).AbsolutePath);

        Assert.Equal("DENY", answer.Headers["X-Frame-Options"]);
        Assert.Contains("frame-ancestors 'none'", answer.Headers["Content-Security-Policy"], StringComparison.Ordinal);
    }

    private async Task<(string Token, string Url)> AskAsync()
    {
        var needed = JsonSerializer.Deserialize<JsonElement>(await CallAsync())
            .GetProperty("result").GetProperty("structuredContent").GetProperty("confirmation_needed");
        return (needed.GetProperty("confirmation").GetString()!, needed.GetProperty("page").GetString()!);
    }

    private async Task<string> CallAsync(string? token = null)
    {
        var arguments = token is null ? Arguments : TwoSteps.Confirmed(Arguments, token);
        var answer = await gateway.Wire.PostAsync("/mcp",
            $$$"""{"jsonrpc":"2.0","id":{{{++lastId}}},"method":"tools/call","params":{"name":"deactivate_promo_code","arguments":{{{arguments}}}}}""",
            "application/json", ("Authorization", $"Bearer {accessToken}"),
            ("Accept", "application/json, text/event-stream"), ("MCP-Protocol-Version", "2025-11-25"));
        return answer.Body;
    }

    private Task<Page> PressAsync(Page page, string decision) =>
        olivia.Browser.PressAsync(page, page.Get<IHtmlElement>($"[name=decision][value={decision}]"));

    private Task<Page> PostAsync(string url, Page page, string decision) =>
        olivia.Browser.PostAsync(url, $"decision={decision}&form_token={FormToken(page)}");

    private static string FormToken(Page page) =>
        Uri.EscapeDataString(page.Get<IHtmlInputElement>("[name=form_token]").Value);
}
