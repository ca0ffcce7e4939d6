using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;
using McpGateway.Storage;
using McpGateway.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace McpGateway.Tests.Audit.Explorer;

/// <summary>The page of the audit log: filters, figures, events, files.</summary>
public sealed class ExplorerPageTests : IAsyncLifetime
{
    private const string Olivia = "usr_7kq2m9xtd4";

    private InProcessGateway gateway = null!;

    public async ValueTask InitializeAsync() => gateway = await InProcessGateway.StartAsync(AuditLog.Settings);

    public ValueTask DisposeAsync() => gateway.DisposeAsync();

    [Fact]
    public async Task ACallOfAConnection_IsFoundByItsFilters_AndToldInFull()
    {
        using var olivia = Accounts.Olivia();
        using var sam = Accounts.Sam();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        await client.CallAsync((await client.ConnectAsync(olivia)).Text("access_token"));

        var found = await OpenAsync(sam, $"?tool=whoami&user={Olivia}&organizer=org_alpine&outcome=success&client={client.Id}");
        var nothing = await OpenAsync(sam, "?tool=whoami&outcome=denied");

        var row = Assert.Single(found.Document!.QuerySelectorAll("#events tbody tr"));
        Assert.Contains("tool.called", row.TextContent, StringComparison.Ordinal);
        Assert.Contains(client.Id, row.TextContent, StringComparison.Ordinal);
        Assert.Contains("whoami", found.Get<IHtmlElement>("#tools tbody").TextContent, StringComparison.Ordinal);
        Assert.NotNull(found.Document.QuerySelector(".spark polyline[points]"));
        Assert.Empty(nothing.Document!.QuerySelectorAll("#events"));
        Assert.NotNull(nothing.Find<IHtmlElement>(".empty"));

        var detail = await sam.OpenAsync(((IHtmlAnchorElement)row.QuerySelector("a[href*='request=']")!).Href);
        foreach (var word in new[] { "tool.called", "whoami", Olivia, "org_alpine", client.Id, "Connection", "Form of the tool" })
        {
            Assert.Contains(word, detail.Get<IHtmlElement>("section[data-event]").TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task AnAdministrator_SeesTheirOrganizerOnly_AndWhoIsNoneNothing()
    {
        await AppendAsync(3, "org_alpine");
        await AppendAsync(3, "org_lakeside");
        using var olivia = Accounts.Olivia();
        using var mila = new Visitor("mila@alpine.example", "try-mila");

        var theirs = await OpenAsync(olivia, "?action=tool.called");
        var others = await OpenAsync(olivia, "?organizer=org_lakeside");
        var refused = await OpenAsync(mila, "");
        var elsewhere = await mila.OpenAsync($"{gateway.Url}/connections");

        Assert.Equal(3, theirs.Document!.QuerySelectorAll("#events tbody tr").Length);
        Assert.DoesNotContain("org_lakeside", theirs.Text, StringComparison.Ordinal);
        Assert.NotNull(theirs.Find<IHtmlAnchorElement>(".menu a[href='/audit'][aria-current=page]"));
        Assert.Equal(HttpStatusCode.Forbidden, others.Status);
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Null(elsewhere.Find<IHtmlAnchorElement>(".menu a[href='/audit']"));
    }

    [Theory]
    [InlineData("?from=yesterday", "from", "2026-01-31")]
    [InlineData("?from=2027-01-03&to=2027-01-02", "to", "after the beginning")]
    [InlineData("?to=0001-01-01", "to", "after the beginning")]
    [InlineData("?outcome=fine", "outcome", "denied")]
    [InlineData("?user=a&user=b", "user", "once")]
    public async Task AMistake_IsShownAtItsField_WithWhatToDo(string query, string field, string advice)
    {
        using var sam = Accounts.Sam();

        var page = await OpenAsync(sam, query);

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal($"{field}-mistake", page.Get<IHtmlElement>($"#{field}[aria-invalid=true]").GetAttribute("aria-describedby"));
        Assert.Contains(advice, page.Get<IHtmlElement>($"#{field}-mistake").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.Document!.QuerySelectorAll("#events"));
    }

    [Fact]
    public async Task TheOrganizersToName_AreThoseThatTheyAdministrate()
    {
        using var olivia = Accounts.Olivia();

        var page = await OpenAsync(olivia, "?organizer=a&organizer=b");

        Assert.Equal("Name one organizer. org_alpine", page.Get<IHtmlElement>("#organizer-mistake").TextContent);
    }

    [Fact]
    public async Task WhoAdministratesSeveral_FollowsTheLinksOfOne()
    {
        await gateway.BackOffice.SetRolesAsync("olivia@alpine.example", "org_lakeside", "owner");
        await AppendAsync(2, "org_alpine");
        using var olivia = Accounts.Olivia();
        Assert.Equal(HttpStatusCode.BadRequest, (await OpenAsync(olivia, "")).Status);
        var page = await OpenAsync(olivia, "?organizer=org_alpine&action=tool.called");

        foreach (var link in new[] { "#events a[href*='request=']", "#tools a[href*='tool=']" })
        {
            var followed = await olivia.OpenAsync(page.Document!.QuerySelectorAll(link).OfType<IHtmlAnchorElement>().First().Href);

            Assert.Equal(HttpStatusCode.OK, followed.Status);
            Assert.Equal("org_alpine", followed.Get<IHtmlInputElement>("#organizer").Value);
            Assert.Contains("search_bookings", followed.Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("?to=0001-01-01T20:00:00-10:00")]
    [InlineData("?from=0001-01-01T20:00:00-10:00")]
    [InlineData("?to=9999-12-31T23:00:00%2B10:00")]
    public async Task TheEdgesOfTheCalendar_AreAPeriodLikeAnother(string query)
    {
        using var sam = Accounts.Sam();

        Assert.Equal(HttpStatusCode.OK, (await OpenAsync(sam, query)).Status);
    }

    [Theory]
    [InlineData("?%3Cb%3Ex=1", "<b>x")]
    [InlineData("?before=last", "before")]
    [InlineData("?before=0", "before")]
    public async Task AParameterWithoutAField_IsNamed(string query, string named)
    {
        using var sam = Accounts.Sam();

        var page = await OpenAsync(sam, query);

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains(named, page.Get<IHtmlElement>("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Null(page.Find<IHtmlElement>("main b"));
    }

    [Fact]
    public async Task HostileText_StaysText()
    {
        const string hostile = "\"><script>alert(1)</script>";
        using var sam = Accounts.Sam();

        var page = await OpenAsync(sam, $"?user={Uri.EscapeDataString(hostile)}");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(hostile, page.Get<IHtmlInputElement>("#user").Value);
        Assert.Empty(page.Document!.QuerySelectorAll("script:not([nonce]), [style], style"));
    }

    [Fact]
    public async Task TheFigures_AreThoseOfTheEvents_WhereverTheyAreShown()
    {
        await AppendAsync(5, "org_alpine", AuditOutcome.Denied);
        gateway.Clock.Advance(TimeSpan.FromHours(2));
        await AppendAsync(7, "org_alpine");
        using var sam = Accounts.Sam();

        var page = await OpenAsync(sam, "?action=tool.called");

        Assert.Equal([7, 5, 0], page.Document!.QuerySelectorAll(".totals dd").Select(cell => Number(cell.TextContent)));
        var figures = page.Document.QuerySelectorAll("#figures tbody tr")
            .Select(row => row.QuerySelectorAll("td").Skip(1).Select(cell => Number(cell.TextContent)).ToArray()).ToList();
        Assert.Equal([[0, 5, 0], [7, 0, 0]], figures);
        Assert.Equal(12, page.Document.QuerySelectorAll("#events tbody tr").Length);
        Assert.Single(page.Document.QuerySelectorAll(".chart rect.success"));
        Assert.Single(page.Document.QuerySelectorAll(".chart rect.denied"));
        var chart = page.Document.QuerySelector(".chart svg")!;
        Assert.Equal("img", chart.GetAttribute("role"));
        Assert.All(chart.GetAttribute("aria-labelledby")!.Split(' '),
            id => Assert.NotEmpty(page.Document.GetElementById(id)!.TextContent));
    }

    [Fact]
    public async Task WithoutAPeriod_ItIsTheLastDay()
    {
        await AppendAsync(1, "org_alpine");
        gateway.Clock.Advance(TimeSpan.FromHours(25));
        await AppendAsync(2, "org_alpine");
        using var sam = Accounts.Sam();

        Assert.Equal(2, SequencesOf(await OpenAsync(sam, "?action=tool.called")).Count);
        Assert.Equal(3, SequencesOf(await OpenAsync(sam, "?action=tool.called&from=2027-01-01")).Count);
        Assert.Equal(3, SequencesOf(await OpenAsync(sam, "?action=tool.called&from=1999-01-01T10:00")).Count);
    }

    [Fact]
    public async Task OlderPages_ReachEveryEventOnce_AndKeepFiltersAndLanguage()
    {
        await AppendAsync(120, "org_alpine");
        await AppendAsync(5, "org_lakeside");
        using var sam = Accounts.Sam();
        var seen = new List<string>();

        var page = await OpenAsync(sam, "?organizer=org_alpine&action=tool.called&lang=de");
        seen.AddRange(SequencesOf(page));
        while (page.Find<IHtmlAnchorElement>("a[rel=next]") is { } older)
        {
            page = await sam.OpenAsync(older.Href);
            Assert.Equal("de", page.Document!.DocumentElement.GetAttribute("lang"));
            seen.AddRange(SequencesOf(page));
        }

        Assert.Equal(120, seen.Count);
        Assert.Equal(120, seen.Distinct().Count());
    }

    [Fact]
    public async Task Downloads_KeepTheFilters_AndSayHowManyEventsTheyHold()
    {
        await AppendAsync(4, "org_alpine");
        await AppendAsync(2, "org_lakeside");
        using var sam = Accounts.Sam();
        var page = await OpenAsync(sam, "?organizer=org_lakeside&action=tool.called&lang=fr");
        var cookie = ("Cookie", sam.Browser.Cookies.GetCookieHeader(new(gateway.Url)));

        var links = page.Document!.QuerySelectorAll(".downloads a").OfType<IHtmlAnchorElement>().ToList();

        Assert.Contains("Les 2 événements", page.Get<IHtmlElement>("#downloaded").TextContent, StringComparison.Ordinal);
        Assert.Equal(4, links.Count);
        foreach (var link in links)
        {
            var answer = await gateway.Wire.GetAsync(new Uri(link.Href).PathAndQuery, cookie);
            Assert.True(answer.Status == HttpStatusCode.OK, answer.Body);
            Assert.Equal("2", answer.Header("X-Total-Count"));
            Assert.DoesNotContain("org_alpine", answer.Body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Looking_IsAuditedOnce()
    {
        using var olivia = Accounts.Olivia();
        await OpenAsync(olivia, "");

        var read = Assert.Single(await AuditLog.ReadAsync(gateway.Wire, "action=audit.read"));

        Assert.Equal(Olivia, read.GetProperty("user_id").GetString());
        Assert.Equal("org_alpine", read.GetProperty("organizer_id").GetString());
    }

    [Theory]
    [InlineData("en", "Audit log", "denied")]
    [InlineData("de", "Audit-Log", "abgelehnt")]
    [InlineData("fr", "Journal d’audit", "refusé")]
    [InlineData("es", "Registro de auditoría", "denegado")]
    public async Task ThePage_SpeaksTheReadersLanguage(string language, string title, string outcome)
    {
        await AppendAsync(1, "org_alpine", AuditOutcome.Denied);
        using var sam = Accounts.Sam();

        var page = await OpenAsync(sam, $"?lang={language}&action=tool.called");

        Assert.Equal(title, page.Get<IHtmlElement>("h1").TextContent);
        Assert.Contains(outcome, page.Get<IHtmlElement>("#events tbody").TextContent, StringComparison.Ordinal);
    }

    private Task<Page> OpenAsync(Visitor visitor, string query) => visitor.OpenAsync($"{gateway.Url}/audit{query}");

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static List<string> SequencesOf(Page page) =>
        [.. page.Document!.QuerySelectorAll("#events tbody tr").Select(row => row.GetAttribute("data-event")!)];

    private async Task AppendAsync(int count, string organizer, AuditOutcome outcome = AuditOutcome.Success) =>
        await gateway.Services.GetRequiredService<IAuditStore>().AppendAsync(
            [
                .. Enumerable.Range(0, count).Select(_ => new AuditEvent
                {
                    Time = gateway.Clock.GetUtcNow(),
                    RequestId = "0123456789abcdef0123456789abcdef",
                    Action = "tool.called",
                    Outcome = outcome,
                    Code = outcome == AuditOutcome.Success ? null : "insufficient_scope",
                    OrganizerId = organizer,
                    Tool = "search_bookings",
                    Effect = "read",
                }),
            ], TestContext.Current.CancellationToken);
}
