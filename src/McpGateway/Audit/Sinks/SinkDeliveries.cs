using McpGateway.Storage;
using Microsoft.Extensions.Options;

namespace McpGateway.Audit.Sinks;

/// <summary>Delivers to every sink that the settings name, each by itself: a slow one holds up no other.</summary>
internal sealed class SinkDeliveries(
    IEnumerable<IAuditSink> sinks, IAuditStore store, IRecordStore records, SinkLag lag, IOptions<SinkOptions> options,
    TimeProvider time, ILogger<SinkWorker> logger) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(sinks
        .Where(sink => sink.IsOn)
        .Select(sink => new SinkWorker(
            sink,
            new Undelivered(store, time),
            new SinkLease(records, sink.Name, options.Value.LeaseFor, time),
            lag, options.Value, time, logger))
        .Select(worker => Task.Run(() => worker.RunAsync(stoppingToken), CancellationToken.None)));
}
