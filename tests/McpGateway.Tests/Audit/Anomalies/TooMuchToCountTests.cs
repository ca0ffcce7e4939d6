using System.Text.Json;
using McpGateway.Audit;
using McpGateway.Audit.Anomalies;
using McpGateway.Audit.Sinks;
using McpGateway.Storage;
using McpGateway.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace McpGateway.Tests.Audit.Anomalies;

/// <summary>A count that the store refuses costs the watch that one check: the others are made, and time goes on.</summary>
public sealed class TooMuchToCountTests : IAsyncLifetime
{
    private readonly WatchLog log = new();
    private InProcessGateway gateway = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        gateway = await InProcessGateway.StartAsync([.. AuditLog.Settings, "--Gateway:Audit:Alerts:Watch=false"]);

    public ValueTask DisposeAsync() => gateway.DisposeAsync();

    [Fact]
    public async Task OneCheckThatCannotBeMade_IsToldOfOnce_AndTheOthersAreMade()
    {
        using var watch = Open();
        await RecordAsync(5, AuditOutcome.Denied);
        await RecordAsync(5, AuditOutcome.Failure);

        await watch.StartAsync(Cancel);
        await ReachAsync(gateway.Clock.GetUtcNow());
        gateway.Clock.Advance(TimeSpan.FromMinutes(1));
        await ReachAsync(gateway.Clock.GetUtcNow());
        await watch.StopAsync(Cancel);

        Assert.Equal(
            ["failure_burst"],
            (await AuditLog.ReadAsync(gateway.Wire, "action=alert.raised")).Select(alert => alert.GetProperty("code").GetString()));
        Assert.Equal(2, log.Lines.Count);
        Assert.Single(log.Lines, line => line.Contains("denial_burst", StringComparison.Ordinal));
        Assert.Single(log.Lines, line => line.Contains("guard_burst", StringComparison.Ordinal));
    }

    private Watch Open()
    {
        var services = gateway.Services;
        var store = new LogThatRefuses(services.GetRequiredService<IAuditStore>());
        var options = Options.Create(new AnomalyOptions { Failures = 5, Denials = 5, LookEvery = TimeSpan.FromSeconds(1) });
        return new(
            new(store, options), new(store, options), services.GetRequiredService<Alerts>(), store,
            services.GetRequiredService<IRecordStore>(), options, gateway.Clock, log);
    }

    private async Task RecordAsync(int times, AuditOutcome outcome)
    {
        var trail = gateway.Services.GetRequiredService<AuditTrail>();
        for (var i = 0; i < times; i++)
        {
            await trail.RecordAsync(new()
            {
                Time = gateway.Clock.GetUtcNow() - TimeSpan.FromSeconds(1),
                RequestId = Guid.NewGuid().ToString("N"),
                Action = AuditAction.ToolCalled,
                Outcome = outcome,
                ConnectionId = "con_of_somebody_who_is",
            }, Cancel);
        }
    }

    private async Task ReachAsync(DateTimeOffset moment)
    {
        var records = gateway.Services.GetRequiredService<IRecordStore>();
        for (var tries = 0; ; tries++)
        {
            if (await records.FindAsync(SinkProgress.Kind, "alerts", Cancel) is { } record
                && JsonSerializer.Deserialize(record.Content.Span, AuditJson.Default.SinkProgress)!.From >= moment)
            {
                return;
            }

            Assert.True(tries < 1200, "The watch did not come so far.");
            await Task.Delay(50, Cancel);
        }
    }
}
