using System.Net;
using AngleSharp.Html.Dom;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.Switches;

/// <summary>The page of the operator's security staff, with scripts off.</summary>
public sealed class SwitchesPageTests : IAsyncLifetime
{
    private InProcessGateway gateway = null!;
    private SwitchPanel panel = null!;

    private string PageUrl => $"{gateway.Url}/admin/switches";

    public async ValueTask InitializeAsync()
    {
        gateway = await InProcessGateway.StartAsync(AuditLog.Settings);
        panel = new(gateway);
    }

    public ValueTask DisposeAsync() => gateway.DisposeAsync();

    [Fact]
    public async Task Staff_ThrowsAndLifts()
    {
        using var sam = Accounts.Sam();
        var page = await sam.OpenAsync(PageUrl);
        Assert.Contains("Nothing is switched off", page.Text, StringComparison.Ordinal);
        page.Get<IHtmlSelectElement>("#kind").Value = "tool";
        page.Get<IHtmlSelectElement>("#reason").Value = "abuse";
        page.Get<IHtmlInputElement>("#target").Value = "search_bookings";
        page.Get<IHtmlSelectElement>("#duration").Value = "8h";

        page = await sam.Browser.PressAsync(page, page.Get<IHtmlElement>("[name=throw]"));
        Assert.Equal((HttpStatusCode.OK, PageUrl), (page.Status, page.Url.GetLeftPart(UriPartial.Path)));
        Assert.Contains("2027-01-04 17:00:00 UTC", page.Text, StringComparison.Ordinal);
        Assert.Contains("abuse", page.Get<IHtmlElement>("[data-switch]").TextContent, StringComparison.Ordinal);
        Assert.Equal([page.Get<IHtmlElement>("[data-switch]").GetAttribute("data-switch")!], await panel.IdsAsync());

        page = await sam.Browser.PressAsync(page, page.Get<IHtmlElement>("[name=lift]"));
        Assert.Contains("Nothing is switched off", page.Text, StringComparison.Ordinal);
        Assert.Empty(await panel.IdsAsync());
    }

    [Fact]
    public async Task TheReceipt_SaysWithinWhatTimeItWasInForce_AsTheLogHasIt_ToWhoThrewItAlone()
    {
        using var sam = Accounts.Sam();
        var page = await sam.OpenAsync(PageUrl);
        page.Get<IHtmlSelectElement>("#kind").Value = "client";
        page.Get<IHtmlInputElement>("#target").Value = "client_1";

        page = await sam.Browser.PressAsync(page, page.Get<IHtmlElement>("[name=throw]"));

        var thrown = Assert.Single(await AuditLog.ReadAsync(gateway.Wire, "action=switch.thrown"));
        Assert.Contains($" {thrown.GetProperty("duration_ms").GetInt32() + 1} ms",
            page.Get<IHtmlElement>("#receipt").TextContent, StringComparison.Ordinal);
        Assert.Contains($"receipt={thrown.GetProperty("request_id").GetString()}", page.Url.Query, StringComparison.Ordinal);
        Assert.Null((await sam.OpenAsync(PageUrl)).Find<IHtmlElement>("#receipt"));
        Assert.Null((await sam.OpenAsync($"{PageUrl}?receipt=made-up")).Find<IHtmlElement>("#receipt"));
        await panel.ThrowAsync("client", "client_2");
        var others = (await AuditLog.ReadAsync(gateway.Wire, "action=switch.thrown&limit=1"))[0].GetProperty("request_id").GetString();
        Assert.Null((await sam.OpenAsync($"{PageUrl}?receipt={others}")).Find<IHtmlElement>("#receipt"));
    }

    [Fact]
    public async Task AMistake_IsToldOnThePage_WithWhatWasTyped()
    {
        using var sam = Accounts.Sam();
        var page = await sam.OpenAsync(PageUrl);
        page.Get<IHtmlSelectElement>("#kind").Value = "provider";
        page.Get<IHtmlInputElement>("#target").Value = "openai";

        page = await sam.Browser.PressAsync(page, page.Get<IHtmlElement>("[name=throw]"));

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("OpenAI", page.Get<IHtmlElement>("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal("openai", page.Get<IHtmlInputElement>("#target").Value);
        Assert.Empty(await panel.IdsAsync());
    }

    [Fact]
    public async Task WhoeverWasStaffOnce_HasToShowItAgain()
    {
        using var sam = Accounts.Sam();
        var page = await sam.OpenAsync(PageUrl);
        page.Get<IHtmlSelectElement>("#kind").Value = "everything";
        page.Get<IHtmlSelectElement>("#reason").Value = "test";
        gateway.Clock.Advance(TimeSpan.FromMinutes(10));

        var refused = await sam.Browser.PressAsync(page, page.Get<IHtmlElement>("[name=throw]"));

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Empty(await panel.IdsAsync());
        var again = await sam.Browser.OpenAsync(PageUrl, until: gateway.BackOffice.Url);
        Assert.StartsWith(gateway.BackOffice.Url, again.Url.AbsoluteUri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFormFromElsewhere_ChangesNothing()
    {
        using var sam = Accounts.Sam();
        using var olivia = Accounts.Olivia();
        await sam.OpenAsync(PageUrl);
        var theirs = (await olivia.OpenAsync($"{gateway.Url}/connections"))
            .Get<IHtmlInputElement>("[name=form_token]").Value;
        var cookie = ("Cookie", sam.Browser.Cookies.GetCookieHeader(new(gateway.Url)));
        foreach (var token in new string?[] { null, "", "wrong", theirs })
        {
            var answer = await gateway.Wire.PostFormAsync("/admin/switches",
                [("form_token", token), ("kind", "everything"), ("reason", "test"), ("duration", "")], cookie);
            Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        }

        Assert.Empty(await panel.IdsAsync());
    }

    [Fact]
    public async Task NobodyElse_SeesThePage()
    {
        using var olivia = Accounts.Olivia();
        using var dana = Accounts.Dana();
        Assert.Equal(HttpStatusCode.Forbidden, (await olivia.OpenAsync(PageUrl)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await dana.OpenAsync(PageUrl)).Status);
        Assert.Equal(HttpStatusCode.Forbidden,
            (await gateway.Wire.GetAsync("/admin/switches", AuditLog.Authorization)).Status);
    }
}
