using System.Net;
using McpGateway.Switches;
using McpGateway.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace McpGateway.Tests.Switches;

/// <summary>Who may throw a switch, what every mistake is answered with, and what the log says.</summary>
public sealed class SwitchApiTests : IAsyncLifetime
{
    private InProcessGateway gateway = null!;
    private SwitchPanel panel = null!;

    public async ValueTask InitializeAsync()
    {
        gateway = await InProcessGateway.StartAsync(AuditLog.Settings);
        panel = new(gateway);
    }

    public ValueTask DisposeAsync() => gateway.DisposeAsync();

    [Fact]
    public async Task EveryMistake_IsNamed_AndChangesNothing()
    {
        foreach (var (body, field) in new[]
        {
            ("", "body"), ("[]", "body"), ("""{"kind":"tool","kind":"tool"}""", "body"), ("""{"note":"x"}""", "body"), ("""{"\ud800":1}""", "body"),
            ("{}", "kind"), ("""{"kind":"world","reason":"test"}""", "kind"), ("""{"kind":7}""", "kind"),
            ("""{"kind":"user","target":"u"}""", "reason"), ("""{"kind":"user","target":"u","reason":"why not"}""", "reason"),
            ("""{"kind":"user","reason":"test"}""", "target"), ("""{"kind":"user","target":" u","reason":"test"}""", "target"),
            ("""{"kind":"user","target":"\ud800","reason":"test"}""", "target"),
            ("""{"kind":"tool","target":"serch_bookings","reason":"test"}""", "target"),
            ("""{"kind":"provider","target":"openai","reason":"test"}""", "target"),
            ("""{"kind":"effect","target":"delete","reason":"test"}""", "target"),
            ("""{"kind":"everything","target":"all","reason":"test"}""", "target"),
            ("""{"kind":"everything","reason":"test","expires_at":"tomorrow"}""", "expires_at"),
            ("""{"kind":"everything","reason":"test","expires_at":"2027-01-04T09:00:00Z"}""", "expires_at"),
            ($$"""{"kind":"user","reason":"test","target":"{{new string('x', 9000)}}"}""", "body"),
        })
        {
            var answer = await panel.SendAsync(HttpMethod.Post, SwitchPanel.Path, body);
            Assert.True(answer.Status == HttpStatusCode.BadRequest, $"{body}: {answer.Body}");
            Assert.True(answer.Json().GetProperty("errors").TryGetProperty(field, out _), $"{body}: {answer.Body}");
        }

        Assert.Empty(await panel.IdsAsync());
        Assert.Empty(await AuditLog.ReadAsync(gateway.Wire, "action=switch.thrown"));
    }

    [Fact]
    public async Task ThrowAndLift_AreAudited_WithTheTargetInItsField()
    {
        var client = await panel.ThrowAsync("client", "cli_1");
        var user = await panel.ThrowAsync("user", "usr_1");
        await panel.LiftAsync(user);

        var thrown = await AuditLog.ReadAsync(gateway.Wire, "action=switch.thrown");
        Assert.Equal(("user", "usr_1", "credential:tests"), (thrown[0].GetProperty("code").GetString(),
            thrown[0].GetProperty("user_id").GetString(), thrown[0].GetProperty("client_id").GetString()));
        Assert.Equal(("client", "credential:tests", "cli_1"), (thrown[1].GetProperty("code").GetString(),
            thrown[1].GetProperty("user_id").GetString(), thrown[1].GetProperty("client_id").GetString()));
        Assert.Single(await AuditLog.ReadAsync(gateway.Wire, "action=switch.lifted&user=usr_1"));
        Assert.Equal([client], await panel.IdsAsync());
        Assert.Equal(HttpStatusCode.NotFound,
            (await panel.SendAsync(HttpMethod.Delete, $"{SwitchPanel.Path}/{user}", null)).Status);
    }

    [Fact]
    public async Task ThereAreNoMoreThanTheMost()
    {
        var store = gateway.Services.GetRequiredService<SwitchStore>();
        for (var i = 0; i < SwitchBoard.MaxSwitches; i++)
        {
            Assert.True(await store.TryThrowAsync(new()
            {
                Id = $"s{i}",
                Kind = SwitchKind.User,
                Target = $"usr_{i}",
                Reason = "test",
                ThrownAt = gateway.Clock.GetUtcNow(),
                ThrownBy = "tests",
                ExpiresAt = i == 0 ? gateway.Clock.GetUtcNow().AddHours(1) : null,
            }));
        }

        var one = new { kind = "everything", reason = "test" };
        Assert.Equal(HttpStatusCode.Conflict, (await panel.PostAsync(one)).Status);
        Assert.Equal(SwitchBoard.MaxSwitches, (await panel.IdsAsync()).Count);

        gateway.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(HttpStatusCode.Created, (await panel.PostAsync(one)).Status);
    }

    /// <summary>A session may read, and never change anything here: a browser adds its cookie to any site's
    /// request.</summary>
    [Fact]
    public async Task OnlyACredentialChanges_AndOnlySecurityStaffReads()
    {
        foreach (var (login, password, reads) in new[]
        {
            ("sam@operator.example", "try-sam", HttpStatusCode.OK),
            ("dana@operator.example", "try-dana", HttpStatusCode.Forbidden),
            ("olivia@alpine.example", "try-olivia", HttpStatusCode.Forbidden),
        })
        {
            using var visitor = new Visitor(login, password);
            await visitor.OpenAsync($"{gateway.Url}/connections");
            var cookie = ("Cookie", visitor.Browser.Cookies.GetCookieHeader(new(gateway.Url)));
            Assert.Equal(reads, (await gateway.Wire.GetAsync(SwitchPanel.Path, cookie)).Status);
            Assert.Equal(reads, (await gateway.Wire.GetAsync("/api/v1/organizers/org_alpine/restrictions", cookie)).Status);
            Assert.Equal(HttpStatusCode.Unauthorized, (await gateway.Wire.PostAsync(
                SwitchPanel.Path, """{"kind":"everything","reason":"test"}""", "application/json", cookie)).Status);
            Assert.Equal(HttpStatusCode.Unauthorized, (await gateway.Wire.SendAsync(HttpMethod.Put,
                "/api/v1/organizers/org_alpine/restrictions", "{}"u8.ToArray(), "application/json", cookie)).Status);
        }

        Assert.Equal(HttpStatusCode.Unauthorized, (await gateway.Wire.GetAsync(SwitchPanel.Path)).Status);
        Assert.Empty(await panel.IdsAsync());
    }

    /// <summary>What stops is stopped even if it cannot be recorded; what lets through is not let through.</summary>
    [Fact]
    public async Task WithoutTheLog_ASwitchIsOnRatherThanOff()
    {
        var id = await panel.ThrowAsync("everything", null);
        gateway.BreakAuditLog();

        Assert.Equal(HttpStatusCode.ServiceUnavailable,
            (await panel.SendAsync(HttpMethod.Delete, $"{SwitchPanel.Path}/{id}", null)).Status);
        Assert.Equal(HttpStatusCode.ServiceUnavailable,
            (await panel.PostAsync(new { kind = "user", target = "usr_1", reason = "incident" })).Status);
        Assert.Equal(2, (await panel.IdsAsync()).Count);
    }
}
