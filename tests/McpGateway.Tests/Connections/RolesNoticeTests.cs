using System.Net;
using System.Text.Json;
using McpGateway.Sample.BackOffice.People;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.Connections;

/// <summary>The back office says that roles changed: in force at the very next call, on every replica.</summary>
public sealed class RolesNoticeTests : IAsyncLifetime
{
    private const string Path = "/api/v1/roles/changed";
    private const string Login = "marco@alpine.example";
    private const string Scopes = "bookings:read configuration:read";

    private InProcessGateway gateway = null!;

    public async ValueTask InitializeAsync()
    {
        gateway = await InProcessGateway.StartAsync([.. AuditLog.Settings, "--Gateway:Limits:Notices:Burst=60"]);
        gateway.BackOffice.Setup.RolesChangedUris.Add(gateway.Url + Path);
    }

    public ValueTask DisposeAsync() => gateway.DisposeAsync();

    [Fact]
    public async Task ARoleThatWasTakenAway_GoesOn_UntilTheNotice_AndThenIsGoneFromListAndCallEverywhere()
    {
        var url = await gateway.StartReplicaAsync();
        using var marco = new Visitor(Login, "try-marco");
        var token = (await (await OAuthClient.RegisterAsync(gateway.Wire)).ConnectAsync(marco, ("scope", Scopes)))
            .Text("access_token");
        string[] addresses = [gateway.Url, url];
        foreach (var address in addresses)
        {
            Assert.Equal((true, true), await AskAsync(address, token));
        }

        await gateway.BackOffice.SetRolesAsync(Login, "org_alpine", "finance");
        Assert.Equal((true, true), await AskAsync(url, token));

        await gateway.BackOffice.ChangeRolesAsync(Login, "org_alpine", "finance");
        foreach (var address in addresses)
        {
            Assert.Equal((false, false), await AskAsync(address, token));
        }

        await gateway.BackOffice.ChangeRolesAsync(Login, "org_alpine", "manager");
        Assert.Equal((true, true), await AskAsync(url, token));
        var notice = (await AuditLog.ReadAsync(gateway.Wire, "action=roles.changed_notice"))[0];
        Assert.Equal(("org_alpine", "credential:tests", MarcoId),
            (notice.GetProperty("organizer_id").GetString(), notice.GetProperty("client_id").GetString(),
                notice.GetProperty("user_id").GetString()));
    }

    [Fact]
    public async Task ARoleThatWasTakenAway_GoesByItself_OnceTheReadingIsTooOld()
    {
        await using var quick = await InProcessGateway.StartAsync("--Gateway:Roles:RefreshAfter=00:00:00.3");
        using var marco = new Visitor(Login, "try-marco");
        var token = (await (await OAuthClient.RegisterAsync(quick.Wire)).ConnectAsync(marco, ("scope", Scopes)))
            .Text("access_token");
        Assert.Equal((true, true), await AskAsync(quick.Url, token, quick));

        await quick.BackOffice.SetRolesAsync(Login, "org_alpine", "finance");
        while (await AskAsync(quick.Url, token, quick) != (false, false))
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task ARefreshAfterTheNotice_DoesNotUndoIt()
    {
        using var marco = new Visitor(Login, "try-marco");
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var tokens = await client.ConnectAsync(marco, ("scope", Scopes));
        Assert.Equal((true, true), await AskAsync(gateway.Url, tokens.Text("access_token")));

        // Both at once: whichever replaces the record second does it upon what the first wrote.
        await gateway.BackOffice.SetRolesAsync(Login, "org_alpine", "viewer");
        var refreshing = client.RefreshAsync(tokens.Text("refresh_token"));
        var noticing = Enumerable.Range(0, 10).Select(_ => PostAsync($$"""{"user":"{{MarcoId}}"}""")).ToList();
        Assert.All(await Task.WhenAll(noticing), answer => Assert.Equal(HttpStatusCode.OK, answer.Status));

        Assert.Equal((false, false), await AskAsync(gateway.Url, (await refreshing).Text("access_token")));
    }

    [Fact]
    public async Task TheAnswer_CountsTheConnectionsConcerned()
    {
        using var marco = new Visitor(Login, "try-marco");
        await (await OAuthClient.RegisterAsync(gateway.Wire)).ConnectAsync(marco);
        foreach (var (body, connections) in new[]
        {
            ($$"""{"user":"{{MarcoId}}"}""", 1),
            ($$"""{"user":"{{MarcoId}}","organizer":"org_alpine"}""", 1),
            ($$"""{"user":"{{MarcoId}}","organizer":"org_lakeside"}""", 0),
            ("""{"organizer":"org_alpine"}""", 1),
            ("""{"organizer":"org_lakeside"}""", 0),
            ("""{"user":"usr_nobody"}""", 0),
        })
        {
            var answer = await PostAsync(body);
            Assert.Equal((HttpStatusCode.OK, body, connections),
                (answer.Status, body, answer.Json().GetProperty("connections").GetInt32()));
        }
    }

    [Fact]
    public async Task EveryMistake_IsNamed_AndChangesNothing()
    {
        foreach (var (body, member) in new[]
        {
            ("", "body"), ("[]", "body"), ("{}", "body"), ("""{"user":"a","user":"b"}""", "body"),
            ("""{"login":"marco"}""", "body"), ("""{"user":7}""", "user"), ("""{"user":""}""", "user"),
            ("""{"user":"\ud800"}""", "user"), ("""{"\ud800":"a"}""", "body"), ("""{"user":"a","organizer":null}""", "organizer"),
            ($$"""{"user":"{{new string('x', 5000)}}"}""", "body"),
        })
        {
            var answer = await PostAsync(body);
            Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
            Assert.True(answer.Json().GetProperty("errors").TryGetProperty(member, out _), answer.Body);
        }

        Assert.Empty(await AuditLog.ReadAsync(gateway.Wire, "action=roles.changed_notice"));
    }

    [Fact]
    public async Task OnlyAnOperatorCredential_IsListenedTo_AndNotWithoutEnd()
    {
        using var sam = Accounts.Sam();
        await sam.OpenAsync($"{gateway.Url}/connections");
        var cookie = sam.Browser.Cookies.GetCookieHeader(new(gateway.Url));
        var body = """{"organizer":"org_alpine"}""";
        Assert.Equal(HttpStatusCode.Unauthorized,
            (await gateway.Wire.PostAsync(Path, body, "application/json", ("Cookie", cookie))).Status);

        var answers = await Task.WhenAll(Enumerable.Range(0, 61).Select(_ => PostAsync(body)));
        var refused = Assert.Single(answers, answer => answer.Status == HttpStatusCode.TooManyRequests);
        Assert.NotEqual("", refused.Header("Retry-After"));
        Assert.Single(await AuditLog.ReadAsync(gateway.Wire, "action=rate_limited&code=notices"));
    }

    private static string MarcoId => DemoAccounts.All.Single(account => account.Login == Login).Id;

    private Task<WireAnswer> PostAsync(string body) =>
        gateway.Wire.PostAsync(Path, body, "application/json", AuditLog.Authorization);

    /// <summary>Whether the list shows a tool of managers, and whether the gateway lets it be called; the sample's back
    /// office judges for itself as well.</summary>
    private async Task<(bool Listed, bool Called)> AskAsync(
        string address, string token, InProcessGateway? of = null)
    {
        using var wire = new Wire(address);
        var list = await PostAsync(wire, token, of ?? gateway, """{"jsonrpc":"2.0","id":1,"method":"tools/list"}""");
        var call = await PostAsync(wire, token, of ?? gateway, """
            {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"search_bookings","arguments":{"limit":1}}}
            """);
        return (
            list.GetProperty("tools").EnumerateArray().Any(tool => tool.GetProperty("name").ValueEquals("search_bookings")),
            !call.GetRawText().Contains("role does not allow", StringComparison.Ordinal));
    }

    private static async Task<JsonElement> PostAsync(
        Wire wire, string token, InProcessGateway of, string message)
    {
        var answer = await wire.PostAsync("/mcp", message, "application/json", ("Authorization", $"Bearer {token}"),
            ("Host", new Uri(of.Url).Authority), ("MCP-Protocol-Version", "2025-11-25"));
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Body);
        return answer.Json().GetProperty("result");
    }
}
