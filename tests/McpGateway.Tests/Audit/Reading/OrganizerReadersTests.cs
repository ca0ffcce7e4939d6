using System.Net;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.Audit.Reading;

/// <summary>An organizer's administrators read their organizer's part of the log, and nothing of any other.</summary>
public sealed class OrganizerReadersTests : IAsyncLifetime
{
    private InProcessGateway _gateway = null!;

    public async ValueTask InitializeAsync()
    {
        _gateway = await InProcessGateway.StartAsync(AuditLog.Settings);
        foreach (var (visitor, organizer) in new[] { (Accounts.Olivia(), "org_alpine"), (Accounts.Leo(), "org_lakeside") })
        {
            using (visitor)
            {
                var client = await OAuthClient.RegisterAsync(_gateway.Wire);
                var code = (await client.AuthorizeAsync(visitor, organizer))["code"];
                await client.CallAsync((await client.RedeemAsync(code)).Text("access_token"));
            }
        }
    }

    public ValueTask DisposeAsync() => _gateway.DisposeAsync();

    [Fact]
    public async Task AnAdministrator_SeesTheirOrganizerOnly()
    {
        using var olivia = Accounts.Olivia();

        var events = (await AskAsync(olivia, "/audit/events?action=tool.called")).Json().GetProperty("events");

        Assert.Equal("org_alpine", Assert.Single(events.EnumerateArray()).GetProperty("organizer_id").GetString());
    }

    [Theory]
    [InlineData("/audit/events?organizer=org_lakeside")]
    [InlineData("/audit/series?interval=day&organizer=org_lakeside")]
    [InlineData("/audit/counts?by=tool&organizer=org_lakeside")]
    [InlineData("/audit/export?format=csv&organizer=org_lakeside")]
    [InlineData("/audit/events?organizer=org_nowhere")]
    public async Task AnothersOrganizer_IsRefused(string path)
    {
        using var olivia = Accounts.Olivia();

        var answer = await AskAsync(olivia, path);

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.DoesNotContain("tool.called", answer.Body, StringComparison.Ordinal);
    }

    /// <summary>Whatever way they ask, it is their organizer's.</summary>
    [Theory]
    [InlineData("/audit/export?format=jsonl", "org_lakeside")]
    [InlineData("/audit/counts?by=organizer", "org_lakeside")]
    public async Task NothingOfOthers_IsInAnyAnswer(string path, string other)
    {
        using var olivia = Accounts.Olivia();

        var answer = await AskAsync(olivia, path);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains("org_alpine", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(other, answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoIsNoAdministrator_SeesNothing()
    {
        using var vera = Accounts.Vera();
        using var dana = Accounts.Dana();

        Assert.Equal(HttpStatusCode.Forbidden, (await AskAsync(vera, "/audit/events")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await AskAsync(dana, "/audit/events")).Status);
    }

    [Fact]
    public async Task SecurityStaff_SeeAll_AndOthersOnlyWithASecondFactor()
    {
        using var sam = Accounts.Sam();
        Assert.Contains("org_lakeside", (await AskAsync(sam, "/audit/events")).Body, StringComparison.Ordinal);

        _gateway.BackOffice.Setup.StaffHaveSecondFactor = false;
        using var again = Accounts.Sam();
        var refused = await AskAsync(again, "/audit/events");
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Contains("second factor", refused.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheReading_IsToldOfWithTheOrganizer()
    {
        using var olivia = Accounts.Olivia();
        await AskAsync(olivia, "/audit/counts?by=tool");
        await AskAsync(olivia, "/audit/export?format=cef");

        var told = await AuditLog.ReadAsync(_gateway.Wire, "user=usr_7kq2m9xtd4&organizer=org_alpine&limit=2");

        Assert.Equal(["audit.exported", "audit.read"], told.Select(one => one.GetProperty("action").GetString()));
    }

    /// <summary>Roles are those of the sign-in, so it must not be old.</summary>
    [Fact]
    public async Task AnOldSignIn_IsRepeated()
    {
        using var olivia = Accounts.Olivia();
        await AskAsync(olivia, "/audit/events");
        _gateway.Clock.Advance(TimeSpan.FromMinutes(11));

        var cookie = olivia.Browser.Cookies.GetCookieHeader(new(_gateway.Url));
        var answer = await _gateway.Wire.GetAsync("/audit/events", ("Cookie", cookie));

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.StartsWith(_gateway.BackOffice.Url, answer.Header("Location"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoIsNotSignedIn_IsSentToTheSignIn() =>
        Assert.Equal(HttpStatusCode.Redirect, (await _gateway.Wire.GetAsync("/audit/events")).Status);

    /// <summary>Signs in once, then asks with the session.</summary>
    private async Task<WireAnswer> AskAsync(Visitor visitor, string path)
    {
        await visitor.OpenAsync($"{_gateway.Url}/connections");
        var cookie = visitor.Browser.Cookies.GetCookieHeader(new(_gateway.Url));
        return await _gateway.Wire.GetAsync(path, ("Cookie", cookie), ("Accept", "text/html,application/json"));
    }
}
