using System.Net;
using AngleSharp.Html.Dom;
using McpGateway.Storage;
using McpGateway.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace McpGateway.Tests.Audit.RaisedAlerts;

/// <summary>The page of alerts: what happened, to whom, and what leads on.</summary>
public sealed class AlertsPageTests : IAsyncLifetime
{
    // In the forms of the gateway's own ids; none is that of a connection.
    private const string Refused = "00000000000000000000000000000001";
    private const string Gone = "gone__________________";

    private InProcessGateway gateway = null!;

    public async ValueTask InitializeAsync() => gateway = await InProcessGateway.StartAsync(AuditLog.Settings);

    public ValueTask DisposeAsync() => gateway.DisposeAsync();

    [Fact]
    public async Task WhileQuiet_ThePageSaysSo()
    {
        using var sam = Accounts.Sam();

        var page = await OpenAsync(sam, "");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("All quiet", page.Get<IHtmlElement>(".empty").TextContent, StringComparison.Ordinal);
        Assert.Null(page.Find<IHtmlElement>("#alerts"));
        Assert.NotNull(page.Find<IHtmlAnchorElement>(".menu a[href='/audit/alerts'][aria-current=page]"));
        Assert.DoesNotContain("is off", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhereNothingIsWatched_QuietIsNotTakenForCalm()
    {
        await using var blind = await InProcessGateway.StartAsync("--Gateway:Audit:Alerts:Watch=false");
        using var sam = Accounts.Sam();

        var page = await sam.OpenAsync($"{blind.Url}/audit/alerts");

        Assert.Contains("Gateway:Audit:Alerts:Watch is off", page.Get<IHtmlElement>(".note").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnAlert_SaysWhatHappened_AndItsLinksLeadToWhatTheyName()
    {
        using var olivia = Accounts.Olivia();
        using var sam = Accounts.Sam();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        await client.CallAsync((await client.ConnectAsync(olivia)).Text("access_token"));
        var call = (await CallsAsync())[0];
        await AppendAsync(call with { Action = "tool.called", Outcome = AuditOutcome.Denied, Code = "insufficient_scope", RequestId = Refused });
        await RaiseAsync(call with { Code = "denial_burst", RequestId = Refused });

        var page = await OpenAsync(sam, "");

        var row = page.Get<IHtmlElement>("[data-alert=denial_burst]");
        foreach (var word in new[] { "were refused", "org_alpine", call.ConnectionId!, "whoami", "still works", call.UserId! })
        {
            Assert.Contains(word, row.TextContent, StringComparison.Ordinal);
        }

        Assert.Matches(@" UTC$", row.QuerySelector("time")!.TextContent);
        var events = await sam.OpenAsync(LinkOf(page, "events"));
        Assert.Equal(Refused, Assert.Single(events.Document!.QuerySelectorAll("#events tbody tr td:last-child")).TextContent.Trim());
        Assert.Equal(call.ConnectionId, events.Get<IHtmlInputElement>("#connection").Value);
        Assert.Contains("alert.raised", (await sam.OpenAsync(LinkOf(page, "request"))).Text, StringComparison.Ordinal);
        Assert.Contains(client.Id, (await sam.OpenAsync(LinkOf(page, "timeline"))).Text, StringComparison.Ordinal);
        var incident = await sam.OpenAsync(LinkOf(page, "contain"));
        Assert.Equal(call.ConnectionId, Assert.Single(incident.Document!.QuerySelectorAll("#connections [data-live=true]")).GetAttribute("data-connection"));
    }

    [Fact]
    public async Task OfAConnectionThatHasEnded_ItSaysSo_AndLeadsToTheOthersOfItsUser()
    {
        using var sam = Accounts.Sam();
        await RaiseAsync(Any() with { Code = "old_token_used", ConnectionId = Gone, UserId = "usr_1", OrganizerId = "org_alpine" });

        var page = await OpenAsync(sam, "");

        Assert.Contains("has ended", page.Get<IHtmlElement>("[data-live=false]").TextContent, StringComparison.Ordinal);
        Assert.Contains("user=usr_1", LinkOf(page, "contain"), StringComparison.Ordinal);
        Assert.DoesNotContain("connection=", LinkOf(page, "contain"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnAdministrator_SeesTheirOrganizersAlerts_WithoutTheStaffsPages_AndWhoIsNoneNothing()
    {
        await RaiseAsync(Any() with { Code = "first_effect", ConnectionId = Gone, OrganizerId = "org_alpine", ClientId = "client_1" });
        await RaiseAsync(Any() with { Code = "volume_burst", ConnectionId = Gone, OrganizerId = "org_lakeside", ClientId = "client_1" });
        await RaiseAsync(Any() with { Code = "sink_behind" });
        using var olivia = Accounts.Olivia();
        using var sam = Accounts.Sam();
        using var vera = Accounts.Vera();

        var theirs = await OpenAsync(olivia, "");

        Assert.Equal("first_effect", Assert.Single(theirs.Document!.QuerySelectorAll("[data-alert]")).GetAttribute("data-alert"));
        Assert.Null(theirs.Find<IHtmlElement>("a[rel=timeline]"));
        Assert.Equal(HttpStatusCode.Forbidden, (await OpenAsync(olivia, "?organizer=org_lakeside")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await OpenAsync(vera, "")).Status);
        var all = await OpenAsync(sam, "");
        Assert.Equal(3, all.Document!.QuerySelectorAll("[data-alert]").Length);
        Assert.Empty(all.Document.QuerySelectorAll("[data-alert=sink_behind] a"));
        Assert.Single((await OpenAsync(sam, "?organizer=org_lakeside")).Document!.QuerySelectorAll("[data-alert]"));
    }

    [Fact]
    public async Task WhoAdministratesSeveral_FollowsTheLinksOfOne_AndIsToldWhichTheyAre()
    {
        await RaiseAsync(Any() with { Code = "first_effect", ConnectionId = Gone, UserId = "usr_1", OrganizerId = "org_alpine" });
        using var before = Accounts.Olivia();
        var one = await OpenAsync(before, "?organizer=a&organizer=b");
        await gateway.BackOffice.SetRolesAsync("olivia@alpine.example", "org_lakeside", "owner");
        using var olivia = Accounts.Olivia();

        var page = await OpenAsync(olivia, "?organizer=org_alpine");

        Assert.Equal("Name one organizer. org_alpine", one.Get<IHtmlElement>("#organizer-mistake").TextContent);
        foreach (var rel in new[] { "events", "request", "contain" })
        {
            Assert.Equal(HttpStatusCode.OK, (await olivia.OpenAsync(LinkOf(page, rel))).Status);
        }

        Assert.Equal("Name one organizer. org_alpine, org_lakeside",
            (await OpenAsync(olivia, "")).Get<IHtmlElement>("#organizer-mistake").TextContent);
    }

    [Fact]
    public async Task OlderAlerts_AreOnFurtherPages_AndThoseBeforeThePeriodNot()
    {
        await RaiseAsync(Any() with { Code = "denial_burst", Time = gateway.Clock.GetUtcNow().AddDays(-8) });
        for (var i = 0; i < 30; i++)
        {
            await RaiseAsync(Any() with { Code = "denial_burst", ConnectionId = $"c{i}" });
        }

        using var sam = Accounts.Sam();
        var first = await OpenAsync(sam, "");
        var second = await sam.OpenAsync(first.Get<IHtmlAnchorElement>("a[rel=next]").Href);

        Assert.Equal([25, 5], new[] { first, second }.Select(page => page.Document!.QuerySelectorAll("[data-alert]").Length));
        Assert.Null(second.Find<IHtmlElement>("a[rel=next]"));
        Assert.Equal(25, (await OpenAsync(sam, "?days=30")).Document!.QuerySelectorAll("[data-alert]").Length);
    }

    [Theory]
    [InlineData("?days=0", "#days-mistake", "366")]
    [InlineData("?days=often", "#days-mistake", "366")]
    [InlineData("?organizer=a&organizer=b", "#organizer-mistake", "one organizer")]
    [InlineData("?x=1", "[role=alert]", "x")]
    public async Task AMistake_IsShownAtItsField(string query, string selector, string says)
    {
        using var sam = Accounts.Sam();

        var page = await OpenAsync(sam, query);

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains(says, page.Get<IHtmlElement>(selector).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Looking_IsAudited()
    {
        using var olivia = Accounts.Olivia();
        await OpenAsync(olivia, "");

        Assert.Equal("org_alpine",
            Assert.Single(await AuditLog.ReadAsync(gateway.Wire, "action=audit.read")).GetProperty("organizer_id").GetString());
    }

    private Task<Page> OpenAsync(Visitor visitor, string query) => visitor.OpenAsync($"{gateway.Url}/audit/alerts{query}");

    private static string LinkOf(Page page, string rel) => page.Get<IHtmlAnchorElement>($"[data-alert] a[rel={rel}]").Href;

    private async Task<IReadOnlyList<AuditEvent>> CallsAsync() => (await gateway.Services.GetRequiredService<IAuditStore>()
        .QueryAsync(new() { Action = "tool.called" }, TestContext.Current.CancellationToken)).Events;

    private AuditEvent Any() => new()
    {
        Time = gateway.Clock.GetUtcNow(),
        RequestId = "0123456789abcdef0123456789abcdef",
        Action = "alert.raised",
        Outcome = AuditOutcome.Failure,
    };

    private Task RaiseAsync(AuditEvent about) => AppendAsync(about with { Action = "alert.raised", Outcome = AuditOutcome.Failure });

    private async Task AppendAsync(AuditEvent one) => await gateway.Services.GetRequiredService<IAuditStore>()
        .AppendAsync([one with { Sequence = 0 }], TestContext.Current.CancellationToken);
}
