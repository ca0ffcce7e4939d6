using System.Text.Json;
using McpGateway.Audit;
using McpGateway.Audit.Sinks;
using McpGateway.Storage;
using McpGateway.Tests.Harness;
using McpGateway.Tools.Catalog;
using Microsoft.Extensions.DependencyInjection;

namespace McpGateway.Tests.Audit.Anomalies;

/// <summary>What is out of the ordinary raises one alert with its code, and ordinary use none (promise G9), whatever the log
/// is kept in.</summary>
public abstract class WatchContract : IAsyncLifetime
{
    private const string Forbidden =
        """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"cancel_booking","arguments":{}}}""";

    private readonly Visitor olivia = Accounts.Olivia();
    private AuditReceiver receiver = null!;
    private InProcessGateway gateway = null!;

    /// <summary>Of the store.</summary>
    protected virtual ValueTask<string[]> StartStoreAsync() => new([]);

    protected virtual ValueTask StopStoreAsync() => ValueTask.CompletedTask;

    public async ValueTask InitializeAsync()
    {
        var store = await StartStoreAsync();
        receiver = await AuditReceiver.StartAsync();
        gateway = await InProcessGateway.StartAsync(
        [
            .. AuditLog.Settings, "--Gateway:Audit:Alerts:LookEvery=00:00:00.1", "--Gateway:Audit:Alerts:Denials=5",
            "--Gateway:Audit:Alerts:Failures=5", "--Gateway:Audit:Alerts:GuardRefusals=3", "--Gateway:Audit:Alerts:Calls=10",
            "--Gateway:Audit:Alerts:SettledAfter=01:00:00", $"--Gateway:Audit:Sinks:Webhook:Url={receiver.Url}/audit",
            "--Gateway:Audit:Sinks:Webhook:Secrets:0=a-webhook-secret-of-thirty-two-bytes-or-more",
            "--Gateway:Audit:Sinks:Webhook:AllowPrivateAddresses=true", "--Gateway:Audit:Sinks:LookEvery=00:00:00.1", .. store,
        ]);
    }

    public async ValueTask DisposeAsync()
    {
        olivia.Dispose();
        await gateway.DisposeAsync();
        await receiver.DisposeAsync();
        await StopStoreAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task OrdinaryUse_RaisesNone()
    {
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var token = (await client.ConnectAsync(olivia)).Text("access_token");
        for (var i = 0; i < 3; i++)
        {
            await client.CallAsync(token);
            await RefuseAsync(token);
            await LookedAsync(TimeSpan.FromMinutes(1));
        }

        Assert.Empty(await AlertsAsync());
    }

    [Fact]
    public async Task RefusedCalls_RaiseOneAlert_AboutTheirConnection_WhichTheWebhookGets()
    {
        await gateway.StartReplicaAsync();
        var client = await OAuthClient.RegisterAsync(gateway.Wire);
        var token = (await client.ConnectAsync(olivia)).Text("access_token");
        for (var i = 0; i < 6; i++)
        {
            await RefuseAsync(token);
        }

        await LookedAsync(TimeSpan.FromMinutes(1));
        await RefuseAsync(token);
        await LookedAsync(TimeSpan.FromMinutes(1));
        await LookedAsync(TimeSpan.FromMinutes(15));

        var refused = await AuditLog.ReadAsync(gateway.Wire, "action=tool.called&outcome=denied");
        var alert = Assert.Single(await AlertsAsync());
        Assert.Equal(7, refused.Count);
        Assert.Equal("denial_burst", alert.GetProperty("code").GetString());
        foreach (var field in new[] { "connection_id", "user_id", "organizer_id", "client_id", "provider" })
        {
            Assert.Equal(refused[0].GetProperty(field).GetString(), alert.GetProperty(field).GetString());
        }

        await receiver.UntilAsync(it => it.Taken.Any(post => post.Json.GetProperty("events").EnumerateArray()
            .Any(one => one.GetProperty("event").GetProperty("action").GetString() == "alert.raised")));
    }

    [Fact]
    public async Task FarMoreCallsThanEver_RaiseOneAlert_AndAsManyAsBefore_None()
    {
        await RecordAsync(10, new() { ConnectionId = Id("con_used_to_it"), Outcome = AuditOutcome.Success });
        gateway.Clock.Advance(TimeSpan.FromDays(1));
        await RecordAsync(12, new() { ConnectionId = Id("con_used_to_it"), Outcome = AuditOutcome.Success });
        await RecordAsync(2, new() { ConnectionId = Id("con_quiet"), Outcome = AuditOutcome.Success });
        await LookedAsync(TimeSpan.FromMinutes(1));
        gateway.Clock.Advance(TimeSpan.FromHours(1));
        await RecordAsync(12, new() { ConnectionId = Id("con_quiet"), Outcome = AuditOutcome.Success });
        await LookedAsync(TimeSpan.FromMinutes(1));

        var alert = Assert.Single(await AlertsAsync());
        Assert.Equal(("volume_burst", Id("con_quiet")),
            (alert.GetProperty("code").GetString(), alert.GetProperty("connection_id").GetString()));
    }

    [Fact]
    public async Task FailuresAndGuards_RaiseTheirOwnAlert()
    {
        await RecordAsync(5, new() { ConnectionId = Id("con_fails"), Outcome = AuditOutcome.Failure, Code = "back_office_error" });
        await RecordAsync(4, new() { ConnectionId = Id("con_well"), Outcome = AuditOutcome.Failure, Code = "back_office_error" });
        await RecordAsync(3, new() { ConnectionId = Id("con_guard"), Outcome = AuditOutcome.Denied, Code = "guard_sum", Guard = SomeGuard });
        await LookedAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(
            [$"failure_burst {Id("con_fails")}", $"guard_burst {Id("con_guard")}"],
            (await AlertsAsync()).Select(alert => $"{alert.GetProperty("code")} {alert.GetProperty("connection_id")}").Order());
    }

    [Fact]
    public async Task AnEffectOfASettledConnection_IsToldOfOnce_AndOfANewOne_Never()
    {
        await RecordAsync(1, new() { ConnectionId = Id("con_old"), Outcome = AuditOutcome.Success, Effect = "read" });
        gateway.Clock.Advance(TimeSpan.FromHours(2));
        await RecordAsync(1, new() { ConnectionId = Id("con_new"), Outcome = AuditOutcome.Success, Effect = "read" });
        foreach (var connection in new[] { Id("con_old"), Id("con_new") })
        {
            await RecordAsync(1, new() { ConnectionId = connection, Outcome = AuditOutcome.Success, Effect = "destructive" });
        }

        await LookedAsync(TimeSpan.FromMinutes(1));
        await RecordAsync(1, new() { ConnectionId = Id("con_old"), Outcome = AuditOutcome.Success, Effect = "destructive" });
        await LookedAsync(TimeSpan.FromMinutes(20));

        var alert = Assert.Single(await AlertsAsync());
        Assert.Equal(("first_effect", Id("con_old"), "destructive"), (alert.GetProperty("code").GetString(),
            alert.GetProperty("connection_id").GetString(), alert.GetProperty("effect").GetString()));
    }

    [Fact]
    public async Task AProviderThatIsNewToAnOrganizer_AndAnOldToken_AreToldOf()
    {
        var first = await OAuthClient.RegisterAsync(gateway.Wire);
        var tokens = await first.ConnectAsync(olivia, ("scope", "bookings:read offline_access"));
        await LookedAsync(TimeSpan.FromHours(2));
        Assert.Empty(await AlertsAsync());
        using var again = Accounts.Olivia();
        var second = await OAuthClient.RegisterAsync(gateway.Wire, redirectUri: "https://claude.ai/api/mcp/auth_callback");
        await second.ConnectAsync(again);
        var old = tokens.Text("refresh_token");
        await first.RefreshAsync((await first.RefreshAsync(old)).Text("refresh_token"));
        gateway.Clock.Advance(TimeSpan.FromMinutes(2));
        await first.RefreshAsync(old);
        await LookedAsync(TimeSpan.FromMinutes(1));

        var alerts = await AlertsAsync();
        Assert.Equal(["first_provider", "old_token_used"], alerts.Select(alert => alert.GetProperty("code").GetString()).Order());
        Assert.Equal(second.Id, alerts.Single(alert => alert.GetProperty("code").GetString() == "first_provider")
            .GetProperty("client_id").GetString());
    }

    /// <summary>As long as the id of a connection is.</summary>
    private static string Id(string name) => name.PadRight(22, '_');

    /// <summary>One of the catalog's.</summary>
    private string SomeGuard => gateway.Services.GetRequiredService<OperatorCatalog>().GuardNames[0];

    private Task<WireAnswer> RefuseAsync(string token) => gateway.Wire.PostAsync("/mcp", Forbidden, "application/json",
        ("Authorization", $"Bearer {token}"), ("MCP-Protocol-Version", "2025-11-25"));

    /// <summary>Puts calls into the log as a gateway would that had them.</summary>
    private async Task RecordAsync(int times, Call call)
    {
        var trail = gateway.Services.GetRequiredService<AuditTrail>();
        for (var i = 0; i < times; i++)
        {
            await trail.RecordAsync(new()
            {
                Time = gateway.Clock.GetUtcNow(),
                RequestId = Guid.NewGuid().ToString("N"),
                Action = AuditAction.ToolCalled,
                Outcome = call.Outcome,
                ConnectionId = call.ConnectionId,
                Code = call.Code,
                Effect = call.Effect,
                Guard = call.Guard,
            }, TestContext.Current.CancellationToken);
        }
    }

    private Task<List<JsonElement>> AlertsAsync() => AuditLog.ReadAsync(gateway.Wire, "action=alert.raised");

    /// <summary>Lets time pass and the watch come as far.</summary>
    private async Task LookedAsync(TimeSpan by)
    {
        gateway.Clock.Advance(by);
        var records = gateway.Services.GetRequiredService<IRecordStore>();
        for (var tries = 0; ; tries++)
        {
            var record = await records.FindAsync(SinkProgress.Kind, "alerts", TestContext.Current.CancellationToken);
            if (record is not null && JsonSerializer.Deserialize(record.Content.Span, AuditJson.Default.SinkProgress)!.From
                >= gateway.Clock.GetUtcNow())
            {
                return;
            }

            Assert.True(tries < 1200, "The watch did not come so far.");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    private sealed record Call
    {
        public required string ConnectionId { get; init; }

        public required AuditOutcome Outcome { get; init; }

        public string? Code { get; init; }

        public string? Effect { get; init; }

        public string? Guard { get; init; }
    }
}
