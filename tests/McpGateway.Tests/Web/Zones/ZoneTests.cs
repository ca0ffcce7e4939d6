using System.Net;
using AngleSharp.Html.Dom;
using McpGateway.Storage;
using McpGateway.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace McpGateway.Tests.Web.Zones;

/// <summary>Times in the zone that their reader chose, without a script and without a cookie.</summary>
public sealed class ZoneTests : IAsyncLifetime
{
    private readonly Visitor sam = Accounts.Sam();
    private InProcessGateway gateway = null!;

    public async ValueTask InitializeAsync()
    {
        gateway = await InProcessGateway.StartAsync(AuditLog.Settings);
        await AppendAsync(gateway.Clock.GetUtcNow());
    }

    public ValueTask DisposeAsync()
    {
        sam.Dispose();
        return gateway.DisposeAsync();
    }

    [Theory]
    [InlineData("", "2027-01-04 09:00:00 UTC")]
    [InlineData("&zone=UTC", "2027-01-04 09:00:00 UTC")]
    [InlineData("&zone=Europe/Paris", "2027-01-04 10:00:00 UTC+01:00")]
    [InlineData("&zone=America/St_Johns", "2027-01-04 05:30:00 UTC-03:30")]
    [InlineData("&zone=Asia/Kolkata&lang=de", "04.01.2027 14:30:00 UTC+05:30")]
    public async Task ATime_IsToldInTheChosenZone_AndSaysWhich(string choice, string shown)
    {
        var page = await OpenAsync($"?action=tool.called{choice}");

        var time = page.Get<IHtmlElement>("#events tbody time");
        Assert.Equal(shown, time.TextContent);
        Assert.Equal("2027-01-04T09:00:00Z", time.GetAttribute("datetime"));
    }

    [Fact]
    public async Task TheChoice_IsMadeInAForm_AndGoesOnFromPageToPage_WithFiltersAndLanguage()
    {
        var page = await OpenAsync("?action=tool.called&lang=fr");
        page.Get<IHtmlSelectElement>("#zone").Value = "Europe/Lisbon";
        page = await sam.Browser.PressAsync(page, page.Get<IHtmlElement>(".zone button"));

        Assert.Equal("tool.called", page.Get<IHtmlInputElement>("#action").Value);
        Assert.Equal("fr", page.Document!.DocumentElement.GetAttribute("lang"));
        page = await sam.OpenAsync(page.Get<IHtmlAnchorElement>(".menu a[href^='/admin/switches']").Href);
        Assert.Equal("Europe/Lisbon", page.Get<IHtmlSelectElement>("#zone").Value);
        page.Get<IHtmlInputElement>("#target").Value = "client_1";
        page.Get<IHtmlSelectElement>("#kind").Value = "client";
        page = await sam.Browser.PressAsync(page, page.Get<IHtmlElement>("[name=throw]"));
        Assert.Equal("04/01/2027 09:00:00 UTC+00:00", page.Get<IHtmlElement>("[data-switch] time").TextContent);
        page = await sam.OpenAsync(page.Get<IHtmlAnchorElement>("footer a[hreflang=en]").Href);
        Assert.Equal("Europe/Lisbon", page.Get<IHtmlSelectElement>("#zone").Value);
    }

    [Fact]
    public async Task ATimeThatIsTyped_IsMeantInTheChosenZone_AndShownAsItWasTyped()
    {
        var inside = await OpenAsync("?action=tool.called&zone=Europe/Paris&from=2027-01-04T09:59&to=2027-01-04T10:01");
        var outside = await OpenAsync("?action=tool.called&zone=Europe/Paris&from=2027-01-04T08:59&to=2027-01-04T09:01");
        var exact = await OpenAsync("?action=tool.called&zone=Europe/Paris&from=2027-01-04T08:59:00Z&to=2027-01-04T10:01:00%2B01:00");

        Assert.Single(inside.Document!.QuerySelectorAll("#events tbody tr"));
        Assert.Empty(outside.Document!.QuerySelectorAll("#events tbody tr"));
        Assert.Single(exact.Document!.QuerySelectorAll("#events tbody tr"));
        foreach (var page in new[] { inside, exact })
        {
            Assert.Equal("2027-01-04T09:59:00", page.Get<IHtmlInputElement>("#from").Value);
            Assert.Contains("Europe/Paris", page.Get<IHtmlElement>("label[for=from]").TextContent, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Atlantis/Capital")]
    [InlineData("../../../etc/passwd")]
    [InlineData("/dev/zero")]
    [InlineData("Europe/../Europe/Paris")]
    [InlineData("\"><script>")]
    [InlineData("posix/../../../../etc/hostname")]
    public async Task WhatIsNoZone_IsSaid_AndTimesStayInUtc(string zone)
    {
        var page = await OpenAsync($"?action=tool.called&zone={Uri.EscapeDataString(zone)}");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("no such time zone", page.Get<IHtmlElement>("#zone-mistake").TextContent, StringComparison.Ordinal);
        Assert.Equal("UTC", page.Get<IHtmlSelectElement>("#zone").Value);
        Assert.EndsWith(" UTC", page.Get<IHtmlElement>("#events tbody time").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "2027-01-04T09:00:00Z", "2027-01-04T09:01:00Z", "2027-01-04T14:30:00")]
    [InlineData("&zone=Europe/Paris", "2027-01-04T08:00:00Z", "2027-01-04T08:01:00Z", "2027-01-04T13:30:00")]
    public async Task AnotherZone_LeavesThePageAboutTheSamePeriod(string zone, string from, string to, string shown)
    {
        foreach (var path in new[] { "/audit", "/audit/incidents" })
        {
            var page = await sam.OpenAsync($"{gateway.Url}{path}?from=2027-01-04T09:00&to=2027-01-04T09:01&provider=Nobody{zone}");
            page.Get<IHtmlSelectElement>("#zone").Value = "Asia/Kolkata";
            page = await sam.Browser.PressAsync(page, page.Get<IHtmlElement>(".zone button"));

            var query = Uri.UnescapeDataString(page.Url.Query);
            Assert.Contains($"from={from}&to={to}&provider=Nobody&zone=Asia/Kolkata", query, StringComparison.Ordinal);
            Assert.Equal(shown, page.Get<IHtmlInputElement>("#from").Value);
        }
    }

    [Fact]
    public async Task AnHourThatTheClocksShowTwice_NeverMakesThePeriodShorter()
    {
        // In Paris 02:40 in summer time, and 02:20 in winter time forty minutes later.
        await AppendAsync(new(2026, 10, 25, 0, 40, 0, TimeSpan.Zero));
        await AppendAsync(new(2026, 10, 25, 1, 20, 0, TimeSpan.Zero));

        var page = await OpenAsync("?action=tool.called&zone=Europe/Paris&from=2026-10-25T00:40:00Z&to=2026-10-25T01:20:01Z");
        var typed = await OpenAsync("?action=tool.called&zone=Europe/Paris&from=2026-10-25T02:30&to=2026-10-25T02:30");
        var sent = await sam.Browser.PressAsync(page, page.Get<IHtmlElement>(".filters button"));

        Assert.Equal("2026-10-25T02:40:00", page.Get<IHtmlInputElement>("#from").Value);
        Assert.Equal("2026-10-25T02:20:01", page.Get<IHtmlInputElement>("#to").Value);
        foreach (var one in new[] { page, sent })
        {
            Assert.Equal(2, one.Document!.QuerySelectorAll("#events tbody tr").Length);
        }

        Assert.Equal(["2026-10-25T01:20:00Z", "2026-10-25T00:40:00Z"],
            typed.Document!.QuerySelectorAll("#events tbody time").Select(time => time.GetAttribute("datetime")));
    }

    [Theory]
    [InlineData("/audit", "from", "")]
    [InlineData("/audit", "to", "")]
    [InlineData("/audit/incidents", "from", "&user=usr_1")]
    [InlineData("/audit/incidents", "to", "&user=usr_1&from=2027-01-04T00:00:00Z")]
    public async Task ATimeInAZoneThatThereIsNot_IsAMistake_UnlessItNamesItsOwn(string path, string field, string criteria)
    {
        var wrong = await sam.OpenAsync($"{gateway.Url}{path}?{field}=2027-01-04T08:59&zone=Atlantis/Capital{criteria}");
        var sound = await sam.OpenAsync($"{gateway.Url}{path}?{field}=2027-01-04T08:59:00Z&zone=Atlantis/Capital{criteria}");

        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        Assert.Contains("time zone", wrong.Get<IHtmlElement>($"#{field}-mistake").TextContent, StringComparison.Ordinal);
        Assert.Equal("2027-01-04T08:59", wrong.Get<IHtmlInputElement>($"#{field}").Value);
        Assert.Equal(HttpStatusCode.OK, sound.Status);
        // In the zone that is chosen then, it is what was typed.
        wrong.Get<IHtmlSelectElement>("#zone").Value = "Europe/Paris";
        var chosen = await sam.Browser.PressAsync(wrong, wrong.Get<IHtmlElement>(".zone button"));
        Assert.Equal(HttpStatusCode.OK, chosen.Status);
        Assert.Equal("2027-01-04T08:59:00", chosen.Get<IHtmlInputElement>($"#{field}").Value);
    }

    [Fact]
    public async Task TheApi_KnowsNoZone()
    {
        var answer = await gateway.Wire.GetAsync("/api/v1/audit/events?zone=Europe/Paris", AuditLog.Authorization);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
    }

    private Task<Page> OpenAsync(string query) => sam.OpenAsync($"{gateway.Url}/audit{query}");

    private async Task AppendAsync(DateTimeOffset time) => await gateway.Services.GetRequiredService<IAuditStore>().AppendAsync(
        [
            new()
            {
                Time = time, RequestId = "0123456789abcdef", Action = "tool.called", Outcome = AuditOutcome.Success,
                OrganizerId = "org_alpine",
            },
        ], TestContext.Current.CancellationToken);
}
