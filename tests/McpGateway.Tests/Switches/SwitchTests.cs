using System.Net;
using McpGateway.Sample.BackOffice.People;
using McpGateway.Tests.Harness;

namespace McpGateway.Tests.Switches;

/// <summary>What is switched off stops at the very next call, on every replica, and works again once it is
/// lifted.</summary>
public sealed class SwitchTests : IAsyncLifetime
{
    private const string Login = "marco@alpine.example";
    private const string Scopes = "bookings:read bookings:write configuration:read offline_access";

    private static readonly string[] Changing =
        ["cancel_booking", "check_in_ticket", "reschedule_booking", "resend_tickets"];

    private readonly Visitor marco = new(Login, "try-marco");
    private InProcessGateway gateway = null!;
    private SwitchPanel panel = null!;
    private OAuthClient client = null!;
    private WireAnswer tokens = null!;

    private string Token => tokens.Text("access_token");

    public async ValueTask InitializeAsync()
    {
        gateway = await InProcessGateway.StartAsync(AuditLog.Settings);
        panel = new(gateway);
        client = await OAuthClient.RegisterAsync(gateway.Wire);
        tokens = await client.ConnectAsync(marco, ("scope", Scopes));
    }

    public async ValueTask DisposeAsync()
    {
        marco.Dispose();
        await gateway.DisposeAsync();
    }

    [Fact]
    public async Task EachKind_StopsAtTheNextCallOnBothReplicas_AndLiftsAgain()
    {
        string[] addresses = [gateway.Url, await gateway.StartReplicaAsync()];
        var (all, free) = await panel.AskAsync(addresses[1], Token);
        Assert.Equal("", free);
        var called = (await AuditLog.ReadAsync(gateway.Wire, "action=tool.called"))[0];
        (string Kind, string? Target, string[] Left)[] kinds =
        [
            ("connection", called.GetProperty("connection_id").GetString(), []),
            ("client", client.Id, []),
            ("provider", called.GetProperty("provider").GetString(), []),
            ("user", MarcoId, []),
            ("organizer", "org_alpine", []),
            ("everything", null, []),
            ("tool", "search_bookings", [.. all.Except(["search_bookings"])]),
            ("effect", "read", [.. all.Intersect(Changing)]),
        ];
        foreach (var (kind, target, left) in kinds)
        {
            var id = await panel.ThrowAsync(kind, target, addresses[Array.IndexOf(addresses, gateway.Url) ^ 1]);
            foreach (var address in addresses)
            {
                var (listed, refusal) = await panel.AskAsync(address, Token);
                Assert.Equal((kind, string.Join(' ', left)), (kind, string.Join(' ', listed)));
                Assert.Contains("The operator has switched off", refusal, StringComparison.Ordinal);
            }

            await panel.LiftAsync(id);
            foreach (var address in addresses)
            {
                var (listed, refusal) = await panel.AskAsync(address, Token);
                Assert.Equal((kind, string.Join(' ', all), ""), (kind, string.Join(' ', listed), refusal));
            }
        }

        var refused = await AuditLog.ReadAsync(gateway.Wire, "action=tool.called&code=switched_off");
        Assert.Equal(2 * kinds.Length, refused.Count);
        Assert.All(refused, one => Assert.Equal("denied", one.GetProperty("outcome").GetString()));
    }

    [Fact]
    public async Task WhatIsMeantForOthers_StopsNobodyElse()
    {
        foreach (var (kind, target) in new[]
        {
            ("connection", "con_other"), ("client", "cli_other"), ("provider", "OpenAI"), ("user", "usr_other"),
            ("organizer", "org_lakeside"), ("tool", "list_vouchers"), ("effect", "destructive"),
        })
        {
            await panel.ThrowAsync(kind, target);
        }

        var (listed, refusal) = await panel.AskAsync(gateway.Url, Token);
        Assert.Equal("", refusal);
        Assert.Contains("reschedule_booking", listed);
        Assert.DoesNotContain("cancel_booking", listed);
    }

    [Fact]
    public async Task PausedWrites_StopWhatCannotBeUndoneToo()
    {
        await panel.ThrowAsync("effect", "write");

        var (listed, refusal) = await panel.AskAsync(gateway.Url, Token);
        Assert.Equal("", refusal);
        Assert.Contains("search_bookings", listed);
        Assert.Empty(listed.Intersect(Changing));
    }

    [Fact]
    public async Task ASwitchWithAnExpiry_EndsByTheClock()
    {
        var end = gateway.Clock.GetUtcNow().AddMinutes(5);
        var answer = await panel.PostAsync(new { kind = "everything", reason = "maintenance", expires_at = end.ToString("s") + "Z" });
        Assert.True(answer.Status == HttpStatusCode.Created, answer.Body);
        gateway.Clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(1));
        Assert.Contains("maintenance, until 2027-01-04 09:05 UTC", (await panel.AskAsync(gateway.Url, Token)).Refusal,
            StringComparison.Ordinal);

        gateway.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("", (await panel.AskAsync(gateway.Url, Token)).Refusal);
        Assert.Empty(await panel.IdsAsync());
    }

    [Fact]
    public async Task ThrowsThatRace_AreAllKept_AndSoAreTwoOnOneTarget()
    {
        string[] addresses = [gateway.Url, await gateway.StartReplicaAsync()];
        var thrown = await Task.WhenAll(Enumerable.Range(0, 12).Select(i =>
            panel.ThrowAsync("user", $"usr_{i % 6}", addresses[i % 2])));
        Assert.Equal(thrown.Order(), (await panel.IdsAsync()).Order());

        var twice = await Task.WhenAll(panel.ThrowAsync("user", MarcoId), panel.ThrowAsync("user", MarcoId, addresses[1]));
        await panel.LiftAsync(twice[0]);
        Assert.NotEqual("", (await panel.AskAsync(addresses[1], Token)).Refusal);
        await panel.LiftAsync(twice[1]);
        Assert.Equal("", (await panel.AskAsync(addresses[1], Token)).Refusal);
    }

    /// <summary>A switch ends no connection: the refresh token is neither consumed nor gone.</summary>
    [Fact]
    public async Task ARefresh_IsPutOff_AndGoesOnOnceTheSwitchIsLifted()
    {
        var refresh = tokens.Text("refresh_token");
        var id = await panel.ThrowAsync("client", client.Id);
        var refused = await client.RefreshAsync(refresh);
        refused.AssertRefused(HttpStatusCode.ServiceUnavailable, "temporarily_unavailable");
        Assert.NotEqual("", refused.Header("Retry-After"));
        Assert.NotEmpty(await AuditLog.ReadAsync(gateway.Wire, "action=token.refused&code=switched_off"));

        await panel.LiftAsync(id);
        Assert.Equal("", (await panel.AskAsync(gateway.Url, (await client.RefreshAsync(refresh)).Text("access_token"))).Refusal);
    }

    private static string MarcoId => DemoAccounts.All.Single(account => account.Login == Login).Id;
}
