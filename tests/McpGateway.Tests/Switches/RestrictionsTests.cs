using System.Net;
using AngleSharp.Html.Dom;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.Switches;

/// <summary>An organizer restricts assistants or forbids them (promise G16): in force at the next call, and when
/// connecting.</summary>
public sealed class RestrictionsTests : IAsyncLifetime
{
    private const string Scopes = "bookings:read bookings:write configuration:read";

    private InProcessGateway gateway = null!;
    private SwitchPanel panel = null!;

    public async ValueTask InitializeAsync()
    {
        gateway = await InProcessGateway.StartAsync(AuditLog.Settings);
        panel = new(gateway);
    }

    public ValueTask DisposeAsync() => gateway.DisposeAsync();

    [Fact]
    public async Task EachRestriction_IsInForceAtTheNextCall_OnBothReplicas_ForThatOrganizerAlone()
    {
        string[] addresses = [gateway.Url, await gateway.StartReplicaAsync()];
        using var olivia = Accounts.Olivia();
        using var leo = Accounts.Leo();
        var token = await ConnectAsync(olivia, "org_alpine");
        var other = await ConnectAsync(leo, "org_lakeside");
        foreach (var (body, refused, lists) in new[]
        {
            ("""{"no_assistants":true}""", true, false),
            ("""{"providers":["Anthropic","OpenAI"]}""", true, false),
            ("""{"effects":["write","destructive"]}""", true, true),
            ("""{"effects":["read"],"providers":["Unknown"]}""", false, true),
            ("{}", false, true),
        })
        {
            var answer = await panel.RestrictAsync("org_alpine", body, addresses[1]);
            Assert.True(answer.Status == HttpStatusCode.OK, answer.Body);
            foreach (var address in addresses)
            {
                var (listed, refusal) = await panel.AskAsync(address, token);
                Assert.Equal((body, refused, lists), (body, refusal != "", listed.Count > 0));
                Assert.True(!refused || refusal.Contains("does not allow", StringComparison.Ordinal), refusal);
                Assert.Equal(body == "{}" || body.Contains("write"), listed.Contains("reschedule_booking"));
                Assert.Equal("", (await panel.AskAsync(address, other)).Refusal);
            }
        }

        Assert.Equal(6, (await AuditLog.ReadAsync(gateway.Wire, "action=tool.called&code=restricted")).Count);
        var changes = await AuditLog.ReadAsync(gateway.Wire, "action=restrictions.changed&organizer=org_alpine");
        Assert.Equal(["none", "restricted", "restricted", "restricted", "no_assistants"],
            changes.Select(one => one.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task EveryMistake_IsNamed_AndChangesNothing()
    {
        foreach (var (body, field) in new[]
        {
            ("", "body"), ("""{"models":[]}""", "body"), ("""{"no_assistants":"yes"}""", "no_assistants"),
            ("""{"providers":[]}""", "providers"), ("""{"providers":["openai"]}""", "providers"),
            ("""{"providers":"OpenAI"}""", "providers"), ("""{"effects":[1]}""", "effects"), ("""{"effects":["sell"]}""", "effects"),
        })
        {
            var answer = await panel.RestrictAsync("org_alpine", body);
            Assert.True(answer.Status == HttpStatusCode.BadRequest, $"{body}: {answer.Body}");
            Assert.True(answer.Json().GetProperty("errors").TryGetProperty(field, out _), $"{body}: {answer.Body}");
        }

        foreach (var id in new[] { "%20", "org_alpine%20", new string('x', 201) })
        {
            var answer = await panel.RestrictAsync(id, """{"no_assistants":true}""");
            Assert.Equal((id, HttpStatusCode.BadRequest), (id, answer.Status));
            Assert.True(answer.Json().GetProperty("errors").TryGetProperty("id", out _), answer.Body);
        }

        Assert.Empty(await AuditLog.ReadAsync(gateway.Wire, "action=restrictions.changed"));
    }

    [Fact]
    public async Task AnAdministrator_SetsThemOnThePage()
    {
        using var olivia = Accounts.Olivia();
        var token = await ConnectAsync(olivia, "org_alpine");
        var page = await olivia.OpenAsync($"{gateway.Url}/restrictions");
        // Olivia is owner at one of her two organizers.
        Assert.Single(page.Document!.QuerySelectorAll("[data-organizer]"));
        foreach (var box in page.Document.QuerySelectorAll("[name=effect]").OfType<IHtmlInputElement>())
        {
            box.IsChecked = box.Value == "write";
        }

        page = await olivia.Browser.PressAsync(page, page.Get<IHtmlElement>("button"));
        Assert.Equal((HttpStatusCode.OK, "/restrictions"), (page.Status, page.Url.AbsolutePath));
        Assert.Equal(["write"], page.Document!.QuerySelectorAll("[name=effect]").OfType<IHtmlInputElement>()
            .Where(box => box.IsChecked).Select(box => box.Value));
        Assert.NotEqual("", (await panel.AskAsync(gateway.Url, token)).Refusal);

        page.Get<IHtmlInputElement>("[name=effect][value=write]").IsChecked = false;
        page = await olivia.Browser.PressAsync(page, page.Get<IHtmlElement>("button"));
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("Allow at least one", page.Get<IHtmlElement>("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NobodyElse_SetsThem_NorAFormFromElsewhere()
    {
        using var vera = Accounts.Vera();
        Assert.Equal(HttpStatusCode.Forbidden, (await vera.OpenAsync($"{gateway.Url}/restrictions")).Status);

        using var olivia = Accounts.Olivia();
        var page = await olivia.OpenAsync($"{gateway.Url}/restrictions");
        var token = page.Get<IHtmlInputElement>("[name=form_token]").Value;
        var cookie = ("Cookie", olivia.Browser.Cookies.GetCookieHeader(new(gateway.Url)));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync("org_lakeside", token));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync("org_alpine", "wrong"));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync("org_alpine", null));

        // Whoever was an administrator once has to show it again.
        gateway.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync("org_alpine", token));
        Assert.Empty(await AuditLog.ReadAsync(gateway.Wire, "action=restrictions.changed"));

        await gateway.BackOffice.SetRolesAsync("olivia@alpine.example", "org_alpine", "viewer");
        Assert.Equal(HttpStatusCode.Forbidden, (await olivia.OpenAsync($"{gateway.Url}/restrictions")).Status);

        async Task<HttpStatusCode> PostAsync(string organizer, string? formToken) => (await gateway.Wire.PostFormAsync(
            "/restrictions", [("form_token", formToken), ("organizer", organizer), ("assistants", "none")], cookie)).Status;
    }

    private async Task<string> ConnectAsync(Visitor visitor, string organizer)
    {
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var callback = await client.AuthorizeAsync(visitor, organizer, ("scope", Scopes));
        return (await client.RedeemAsync(callback["code"])).Text("access_token");
    }
}
