using System.Text.Json;
using AngleSharp.Html.Dom;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.Audit;

/// <summary>Who could not prove itself, and whose answer to the question could not be taken, is told with the reason
/// and the client where it is known.</summary>
public sealed class AuthenticationEventsTests : IAsyncLifetime
{
    private InProcessGateway gateway = null!;

    public async ValueTask InitializeAsync() => gateway = await InProcessGateway.StartAsync(AuditLog.Settings);

    public ValueTask DisposeAsync() => gateway.DisposeAsync();

    [Theory]
    [InlineData("/token", "token.refused", "token")]
    [InlineData("/revoke", "token.refused", "token")]
    [InlineData("/par", "authorize.refused", "authorize")]
    public async Task AClientThatFailsToAuthenticate_FindsItInItsTimeline(string path, string action, string failing)
    {
        var client = await OAuthClient.RegisterAsync(gateway.Wire, "client_secret_post");
        await PostAsync(path, client.Id, "guess");
        Assert.Equal("wrong_secret", Assert.Single(await ReadAsync($"action={action}&client={client.Id}"))
            .GetProperty("code").GetString());

        await PostAsync(path, client.Id, secret: null);
        await PostAsync(path, "nobody-we-know-of-here", "guess");
        await PostAsync(path, clientId: null, secret: null);
        await gateway.Wire.PostFormAsync(path, Fields(null, null), ("Authorization", "Basic %%%"));

        Assert.Equal(["no_client_id", "no_client_id", "unknown_client"],
            (await ReadAsync($"action={action}")).Where(told => !told.TryGetProperty("client_id", out _))
                .Select(told => told.GetProperty("code").GetString()));
        var timeline = await TimelineAsync(client.Id);
        Assert.Equal(failing, timeline.GetProperty("first_failing_step").GetString());
        var step = Assert.Single(timeline.GetProperty("steps").EnumerateArray(),
            one => one.GetProperty("state").GetString() == "failed");
        Assert.Equal("wrong_auth_method", step.GetProperty("code").GetString());
        Assert.Contains("the way it registered", step.GetProperty("remedy").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnAssertionThatIsNone_IsTold()
    {
        await gateway.Wire.PostFormAsync("/token",
        [
            .. Fields(null, null), ("client_assertion", "x.y.z"),
            ("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
        ]);

        Assert.Equal("wrong_assertion", Assert.Single(await ReadAsync("action=token.refused"))
            .GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("/introspect", "Bearer guess")]
    [InlineData("/introspect", "Basic eDp4")]
    [InlineData("/api/v1/audit/events", "Bearer guess")]
    public async Task ACredentialThatIsNone_IsTold_AndNoneAtAllIsNot(string path, string credential)
    {
        var method = path == "/introspect" ? HttpMethod.Post : HttpMethod.Get;
        await gateway.Wire.SendAsync(method, path, body: null, contentType: null);
        Assert.Empty(await ReadAsync("action=credential.refused"));

        await gateway.Wire.SendAsync(method, path, body: null, contentType: null, ("Authorization", credential));

        var told = Assert.Single(await ReadAsync("action=credential.refused"));
        Assert.Equal("wrong_credential", told.GetProperty("code").GetString());
        Assert.Equal("denied", told.GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task AnAnswerThatCannotBeTaken_IsToldWithTheClientOfItsQuestion()
    {
        using var olivia = Accounts.Olivia();
        using var leo = Accounts.Leo();
        using var nobody = new Browser();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        await leo.OpenAsync($"{gateway.Url}/connections");
        var page = await olivia.OpenAsync(client.AuthorizeUrl());

        await leo.Browser.PostAsync(ConsentUrl, Answer(page, "scope=bookings:read"), client.RedirectUri);
        Assert.Equal("other_browser", await LatestAsync(client));
        await nobody.PostAsync(ConsentUrl, Answer(page, "scope=bookings:read"), client.RedirectUri);
        Assert.Equal("no_session", await LatestAsync(client));
        await olivia.Browser.PostAsync(ConsentUrl, Answer(page, ""), client.RedirectUri);
        Assert.Equal("nothing_chosen", await LatestAsync(client));
        Assert.Equal("consent", (await TimelineAsync(client.Id)).GetProperty("first_failing_step").GetString());

        gateway.Clock.Advance(TimeSpan.FromMinutes(11));
        await olivia.Browser.PostAsync(ConsentUrl, Answer(page, "scope=bookings:read"), client.RedirectUri);
        Assert.Equal("expired", await LatestAsync(client));

        await client.ConnectAsync(olivia);
        Assert.False((await TimelineAsync(client.Id)).TryGetProperty("first_failing_step", out _));
    }

    [Theory]
    [InlineData("decision=allow&organizer=org_alpine&scope=bookings:read", "wrong_form")]
    [InlineData("request=forged&decision=allow&organizer=org_alpine&scope=bookings:read", "wrong_form")]
    public async Task AFormThatIsNotOurs_IsToldWithoutAClient(string form, string code)
    {
        using var olivia = Accounts.Olivia();
        await olivia.OpenAsync($"{gateway.Url}/connections");

        await olivia.Browser.PostAsync(ConsentUrl, form);

        var told = Assert.Single(await ReadAsync("action=consent.refused"));
        Assert.Equal(code, told.GetProperty("code").GetString());
        Assert.Equal("usr_7kq2m9xtd4", told.GetProperty("user_id").GetString());
        Assert.False(told.TryGetProperty("client_id", out _));
    }

    [Fact]
    public async Task AnAnswerGivenTwice_IsTold()
    {
        using var olivia = Accounts.Olivia();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var page = await olivia.OpenAsync(client.AuthorizeUrl());
        await olivia.Browser.PostAsync(ConsentUrl, Answer(page, "scope=bookings:read"), client.RedirectUri);

        await olivia.Browser.PostAsync(ConsentUrl, Answer(page, "scope=bookings:read"), client.RedirectUri);

        Assert.Equal("question_closed", Assert.Single(await ReadAsync("action=consent.refused"))
            .GetProperty("code").GetString());
    }

    private string ConsentUrl => $"{gateway.Url}/consent";

    private static string Answer(Page page, string fields) =>
        $"request={page.Get<IHtmlInputElement>("[name=request]").Value}&decision=allow&organizer=org_alpine&{fields}";

    private static IEnumerable<(string Name, string? Value)> Fields(string? clientId, string? secret) =>
    [
        ("grant_type", "refresh_token"), ("refresh_token", "x"), ("token", "x"), ("client_id", clientId),
        ("client_secret", secret),
    ];

    private Task<WireAnswer> PostAsync(string path, string? clientId, string? secret) =>
        gateway.Wire.PostFormAsync(path, Fields(clientId, secret));

    private async Task<JsonElement> TimelineAsync(string clientId) =>
        (await gateway.Wire.GetAsync($"/api/v1/clients/{clientId}/timeline", AuditLog.Authorization)).Json();

    private async Task<string?> LatestAsync(OAuthClient client) =>
        (await ReadAsync($"action=consent.refused&client={client.Id}"))[0].GetProperty("code").GetString();

    private Task<List<JsonElement>> ReadAsync(string query) => AuditLog.ReadAsync(gateway.Wire, query);
}
