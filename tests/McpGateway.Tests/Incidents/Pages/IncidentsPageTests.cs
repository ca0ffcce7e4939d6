using System.Net;
using AngleSharp.Html.Dom;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.Incidents.Pages;

/// <summary>The page from a suspicion to its end and its report (promise S24), with scripts off.</summary>
public sealed class IncidentsPageTests : IAsyncLifetime
{
    private const string Path = "/audit/incidents";

    private readonly Visitor olivia = Accounts.Olivia();
    private readonly Visitor leo = Accounts.Leo();
    private readonly Visitor sam = Accounts.Sam();
    private InProcessGateway gateway = null!;
    private OAuthClient suspect = null!;
    private string[] tokens = [];

    public async ValueTask InitializeAsync()
    {
        gateway = await InProcessGateway.StartAsync(AuditLog.Settings);
        suspect = await OAuthClient.RegisterAsync(gateway.Wire);
        var atLakeside = (await suspect.AuthorizeAsync(leo, "org_lakeside"))["code"];
        tokens =
        [
            (await suspect.ConnectAsync(olivia)).Text("access_token"),
            (await suspect.RedeemAsync(atLakeside)).Text("access_token"),
        ];
        foreach (var token in tokens)
        {
            await suspect.CallAsync(token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        olivia.Dispose();
        leo.Dispose();
        sam.Dispose();
        await gateway.DisposeAsync();
    }

    [Fact]
    public async Task Staff_GoesFromTheSuspicion_ToStoppingAll_ToTheReceipt_AndTheReport()
    {
        // As a browser sends the form, the empty fields too.
        var page = await OpenAsync(
            sam, $"?from=2027-01-04T00%3A00&to=&user=&tool=&client={suspect.Id}&connection=&organizer=&provider=");
        Assert.Equal(2, page.Document!.QuerySelectorAll("#connections [data-live=true]").Length);
        Assert.Contains("2", page.Get<IHtmlElement>("#contain button").TextContent, StringComparison.Ordinal);
        Assert.Empty(await AuditLog.ReadAsync(gateway.Wire, "action=incident.contained"));
        page.Get<IHtmlSelectElement>("#reason").Value = "abuse";

        page = await sam.Browser.PressAsync(page, page.Get<IHtmlElement>("#contain button"));

        Assert.Equal(HttpStatusCode.OK, page.Status);
        foreach (var token in tokens)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await suspect.CallAsync(token)).Status);
        }

        var told = Assert.Single(await AuditLog.ReadAsync(gateway.Wire, "action=incident.contained"));
        Assert.Equal(("abuse", "usr_8gs6k2zfe3"), (told.GetProperty("code").GetString(), told.GetProperty("user_id").GetString()));
        var receipt = page.Get<IHtmlElement>("#receipt").TextContent;
        Assert.Contains("stopped: 2", receipt, StringComparison.Ordinal);
        Assert.Contains($" {told.GetProperty("duration_ms").GetInt32() + 1} ms", receipt, StringComparison.Ordinal);
        Assert.Null(page.Find<IHtmlElement>("#contain"));
        Assert.All(page.Document!.QuerySelectorAll("#connections tbody tr"), row =>
            Assert.Equal(("false", true), (row.GetAttribute("data-live"), row.TextContent.Contains("contained", StringComparison.Ordinal))));
        // A page that is loaded again stops nothing again.
        Assert.Contains("stopped: 2", (await sam.OpenAsync(page.Url.AbsoluteUri)).Get<IHtmlElement>("#receipt").TextContent, StringComparison.Ordinal);
        Assert.Single(await AuditLog.ReadAsync(gateway.Wire, "action=incident.contained"));
    }

    [Fact]
    public async Task TheReport_IsAFileOfTextAndOfJson_AndEachReadingIsAudited()
    {
        var page = await OpenAsync(sam, $"?from=2027-01-04&client={suspect.Id}");
        var cookie = ("Cookie", sam.Browser.Cookies.GetCookieHeader(new(gateway.Url)));
        var files = new List<WireAnswer>();
        foreach (var link in page.Document!.QuerySelectorAll(".downloads a").OfType<IHtmlAnchorElement>())
        {
            files.Add(await gateway.Wire.GetAsync(new Uri(link.Href).PathAndQuery, cookie));
        }

        Assert.Contains("Calls of tools: 2\n", files[0].Body, StringComparison.Ordinal);
        Assert.Equal(2, files[1].Json().GetProperty("live").GetInt32());
        Assert.All(files, file => Assert.Contains("attachment", file.Header("Content-Disposition"), StringComparison.Ordinal));
        Assert.Equal(3, (await AuditLog.ReadAsync(gateway.Wire, "action=audit.read&user=usr_8gs6k2zfe3")).Count);
    }

    [Fact]
    public async Task WhatWasNotShown_IsNotStopped_UntilItIsShownToo()
    {
        var page = await OpenAsync(sam, $"?from=2027-01-04&client={suspect.Id}");
        var late = (await suspect.ConnectAsync(olivia)).Text("access_token");
        await suspect.CallAsync(late);

        page = await sam.Browser.PressAsync(page, page.Get<IHtmlElement>("#contain button"));

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.NotNull(page.Find<IHtmlElement>("#changed"));
        // What is shown then was not shown before: another reading.
        Assert.Equal(2, (await AuditLog.ReadAsync(gateway.Wire, "action=audit.read&user=usr_8gs6k2zfe3")).Count);
        foreach (var token in (string[])[.. tokens, late])
        {
            Assert.Equal(HttpStatusCode.OK, (await suspect.CallAsync(token)).Status);
        }

        page = await sam.Browser.PressAsync(page, page.Get<IHtmlElement>("#contain button"));

        Assert.Contains("stopped: 3", page.Get<IHtmlElement>("#receipt").TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await suspect.CallAsync(late)).Status);
    }

    [Fact]
    public async Task AnAdministrator_StopsWhatIsAtTheirOrganizer_AndNothingElse()
    {
        var page = await OpenAsync(olivia, $"?from=2027-01-04&client={suspect.Id}");
        Assert.Single(page.Document!.QuerySelectorAll("#connections tbody tr"));
        Assert.DoesNotContain("org_lakeside", page.Text, StringComparison.Ordinal);
        Assert.Equal("org_alpine", page.Get<IHtmlInputElement>("#organizer").Value);

        page = await olivia.Browser.PressAsync(page, page.Get<IHtmlElement>("#contain button"));

        Assert.Contains("stopped: 1", page.Get<IHtmlElement>("#receipt").TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await suspect.CallAsync(tokens[0])).Status);
        Assert.Equal(HttpStatusCode.OK, (await suspect.CallAsync(tokens[1])).Status);
        Assert.Equal("org_alpine",
            Assert.Single(await AuditLog.ReadAsync(gateway.Wire, "action=incident.contained")).GetProperty("organizer_id").GetString());
    }

    [Theory]
    [InlineData("organizer=org_lakeside")]
    [InlineData("organizer=org_lakeside&client=x")]
    public async Task AnothersOrganizer_IsRefused_HoweverItIsAsked(string criteria)
    {
        var form = await TokenAsync(olivia);
        Assert.Equal(HttpStatusCode.Forbidden, (await OpenAsync(olivia, $"?from=2027-01-04&{criteria}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await OpenAsync(olivia, $"/report?format=json&from=2027-01-04&{criteria}")).Status);

        var posted = await olivia.Browser.PostAsync(gateway.Url + Path, $"form_token={form}&from=2027-01-04&{criteria}&reason=incident");

        Assert.Equal(HttpStatusCode.Forbidden, posted.Status);
        Assert.Equal(HttpStatusCode.OK, (await suspect.CallAsync(tokens[1])).Status);
    }

    [Fact]
    public async Task WhoIsNeither_SeesAndStopsNothing()
    {
        using var vera = Accounts.Vera();
        using var dana = Accounts.Dana();
        Assert.Equal(HttpStatusCode.Forbidden, (await OpenAsync(vera, "")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await OpenAsync(dana, $"?from=2027-01-04&client={suspect.Id}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await vera.Browser.PostAsync(
            gateway.Url + Path,
            $"form_token={await TokenOfConnectionsAsync(vera)}&from=2027-01-04&client={suspect.Id}&reason=incident")).Status);
        Assert.Equal(HttpStatusCode.OK, (await suspect.CallAsync(tokens[0])).Status);
    }

    [Fact]
    public async Task AFormWithoutAToken_OrWithAMistakeBesideAStrangeOne_IsRefused()
    {
        await TokenAsync(sam);
        foreach (var form in new[] { "from=2027-01-04", "form_token=&from=2027-01-04", "form_token=wrong&from=never" })
        {
            var answer = await sam.Browser.PostAsync(gateway.Url + Path, $"{form}&client={suspect.Id}&reason=incident");

            Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
            Assert.Contains("Nothing was stopped", answer.Text, StringComparison.Ordinal);
        }

        Assert.Empty(await AuditLog.ReadAsync(gateway.Wire, "action=incident.contained"));
    }

    [Theory]
    [InlineData("en", "Nothing was stopped yet")]
    [InlineData("de", "Noch wurde nichts gestoppt")]
    [InlineData("fr", "Rien n’a encore été arrêté")]
    [InlineData("es", "Todavía no se ha detenido nada")]
    public async Task AFormOfAnotherSession_OrOfAnOldSignIn_StopsNothing_AndLeadsBackToItsSuspicion(string language, string says)
    {
        var criteria = $"&from=2027-01-04T10:00&client={suspect.Id}&reason=incident";
        var address = $"{gateway.Url}{Path}?lang={language}&zone=Europe/Paris";
        var mine = await TokenAsync(sam);
        var strange = await sam.Browser.PostAsync(address, $"form_token={await TokenAsync(olivia)}{criteria}");
        gateway.Clock.Advance(TimeSpan.FromMinutes(10));
        var late = await sam.Browser.PostAsync(address, $"form_token={mine}{criteria}", until: $"{gateway.Url}{Path}?from=");
        var again = await sam.OpenAsync(late.Url.AbsoluteUri);

        Assert.Empty(await AuditLog.ReadAsync(gateway.Wire, "action=incident.contained"));
        foreach (var page in new[] { strange, again })
        {
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.StartsWith(says, page.Get<IHtmlElement>("#unconfirmed").TextContent, StringComparison.Ordinal);
            Assert.Equal("2027-01-04T10:00:00", page.Get<IHtmlInputElement>("#from").Value);
            Assert.Equal(suspect.Id, page.Get<IHtmlInputElement>("#client").Value);
        }

        again = await sam.Browser.PressAsync(again, again.Get<IHtmlElement>("#contain button"));
        Assert.NotNull(again.Find<IHtmlElement>("#receipt"));
        Assert.Null(again.Find<IHtmlElement>("#unconfirmed"));
    }

    [Fact]
    public async Task TheReceipt_IsForWhoDidIt()
    {
        var page = await OpenAsync(olivia, $"?from=2027-01-04&client={suspect.Id}");
        page = await olivia.Browser.PressAsync(page, page.Get<IHtmlElement>("#contain button"));
        Assert.NotNull(page.Find<IHtmlElement>("#receipt"));

        var passedOn = await sam.OpenAsync(page.Url.AbsoluteUri);

        Assert.Equal(HttpStatusCode.OK, passedOn.Status);
        Assert.Null(passedOn.Find<IHtmlElement>("#receipt"));
    }

    [Fact]
    public async Task WhoMayNameWhich_IsToldOfTheirOwnOrganizersOnly()
    {
        var page = await OpenAsync(olivia, $"?from=2027-01-04&client={suspect.Id}&organizer=&organizer=");

        Assert.Equal("Name one organizer of yours: org_alpine.", page.Get<IHtmlElement>("#organizer-mistake").TextContent);
    }

    [Theory]
    [InlineData("?user=usr_1", "from", "since when")]
    [InlineData("?from=yesterday&user=usr_1", "from", "no time")]
    [InlineData("?from=2025-01-01&user=usr_1", "from", "366")]
    [InlineData("?from=2027-01-04&to=2027-01-03&user=usr_1", "to", "after the beginning")]
    [InlineData("?from=2027-01-04&to=soon&user=usr_1", "to", "no time")]
    [InlineData("?from=2027-01-04", "user", "what is suspected")]
    public async Task AMistake_IsShownAtItsField_AndNothingTypedIsLost(string query, string field, string says)
    {
        var page = await OpenAsync(sam, $"{query}&tool=&provider=Nobody");
        var wrong = await OpenAsync(sam, query);

        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        Assert.Contains(says, wrong.Get<IHtmlElement>($"#{field}-mistake").TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Equal($"{field}-mistake", wrong.Get<IHtmlElement>($"#{field}[aria-invalid=true]").GetAttribute("aria-describedby"));
        Assert.Equal("Nobody", page.Get<IHtmlInputElement>("#provider").Value);
        foreach (var given in query[1..].Split('&').Select(pair => pair.Split('=')).Where(pair => pair[0] == field || pair[0] == "user"))
        {
            Assert.Equal(given[1], wrong.Get<IHtmlInputElement>($"#{given[0]}").Value);
        }
    }

    [Theory]
    [InlineData("reason=because", "reason")]
    [InlineData("reason=incident&from=never", "from")]
    public async Task AFormWithAMistake_StopsNothing_AndKeepsTheRest(string changed, string field)
    {
        var posted = await sam.Browser.PostAsync(
            gateway.Url + Path,
            $"form_token={await TokenAsync(sam)}&client={suspect.Id}&{(changed.Contains("from") ? "" : "from=2027-01-04&")}{changed}");

        Assert.Equal(HttpStatusCode.BadRequest, posted.Status);
        Assert.Contains(field, posted.Get<IHtmlElement>(".error").ParentElement!.InnerHtml, StringComparison.Ordinal);
        Assert.Equal(suspect.Id, posted.Get<IHtmlInputElement>("#client").Value);
        Assert.Equal(HttpStatusCode.OK, (await suspect.CallAsync(tokens[0])).Status);
    }

    [Fact]
    public async Task WhatConcernsNothing_OffersNothingToStop()
    {
        var page = await OpenAsync(sam, "?from=2027-01-04&user=usr_nobody");

        Assert.NotNull(page.Find<IHtmlElement>(".empty"));
        Assert.Null(page.Find<IHtmlElement>("#contain"));
    }

    private Task<Page> OpenAsync(Visitor visitor, string query) => visitor.OpenAsync($"{gateway.Url}{Path}{query}");

    private async Task<string> TokenAsync(Visitor visitor) =>
        (await OpenAsync(visitor, "")).Get<IHtmlInputElement>("[name=form_token]").Value;

    private async Task<string> TokenOfConnectionsAsync(Visitor visitor) =>
        (await visitor.OpenAsync($"{gateway.Url}/connections")).Get<IHtmlInputElement>("[name=form_token]").Value;
}
