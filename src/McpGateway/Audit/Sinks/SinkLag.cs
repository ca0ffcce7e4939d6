using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using McpGateway.Storage;
using McpGateway.Web;
using Microsoft.Extensions.Options;

namespace McpGateway.Audit.Sinks;

/// <summary>How far the sinks are behind: two metrics, and an alert when one has taken nothing for too long.</summary>
internal sealed class SinkLag
{
    private static readonly Meter Meter = new(Telemetry.Source);
    private static readonly Counter<long> DeliveredEvents = Meter.CreateCounter<long>(
        "gateway.audit.sink.delivered", description: "Audit events delivered, by sink; repetitions count.");

    private readonly ConcurrentDictionary<string, DateTimeOffset> waiting = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Failing> failing = new(StringComparer.Ordinal);
    private readonly Alerts alerts;
    private readonly TimeSpan alertAfter;
    private readonly TimeProvider time;

    public SinkLag(Alerts alerts, IOptions<SinkOptions> options, TimeProvider time)
    {
        (this.alerts, alertAfter, this.time) = (alerts, options.Value.AlertAfter, time);
        Meter.CreateObservableGauge("gateway.audit.sink.lag", Measure, unit: "s",
            description: "Age of the oldest audit event that waits for a sink, where this process delivers to it.");
    }

    /// <summary>An event of this minute is the oldest that waits.</summary>
    public void Waiting(string sink, DateTimeOffset minute) => waiting[sink] = minute;

    public void Delivered(string sink, int events)
    {
        failing.TryRemove(sink, out _);
        DeliveredEvents.Add(events, new KeyValuePair<string, object?>("gateway.sink", sink));
    }

    public void CaughtUp(string sink)
    {
        waiting.TryRemove(sink, out _);
        failing.TryRemove(sink, out _);
    }

    /// <summary>Raises the alert once when a sink has failed for too long.</summary>
    public async ValueTask FailedAsync(string sink, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var since = failing.GetOrAdd(sink, _ => new(now));
        if (since.HasAlerted || now - since.Since < alertAfter)
        {
            return;
        }

        since.HasAlerted = true;
        try
        {
            await alerts.RaiseAsync(new()
            {
                Time = now,
                RequestId = $"sink-{sink}-{Guid.NewGuid():N}",
                Action = AuditAction.AlertRaised,
                Outcome = AuditOutcome.Failure,
                Code = AuditCode.SinkBehind,
            });
        }
        catch (StoreUnavailableException) when (!cancellationToken.IsCancellationRequested)
        {
            since.HasAlerted = false;
        }
    }

    private IEnumerable<Measurement<double>> Measure() => waiting.Select(sink => new Measurement<double>(
        (time.GetUtcNow() - sink.Value).TotalSeconds, new KeyValuePair<string, object?>("gateway.sink", sink.Key)));

    private sealed class Failing(DateTimeOffset since)
    {
        public DateTimeOffset Since { get; } = since;

        public bool HasAlerted { get; set; }
    }
}
