using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace McpGateway.Web;

/// <summary>Traces by OTLP when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set. Only the gateway's own spans: those of the
/// framework carry addresses and headers (promise S19).</summary>
internal static class Telemetry
{
    public const string Source = "McpGateway";

    public static bool IsOn(IConfiguration configuration) =>
        !string.IsNullOrEmpty(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]);

    extension(WebApplicationBuilder builder)
    {
        public void AddTelemetry()
        {
            builder.Services.AddSingleton<DistributedContextPropagator>(new TraceParents());
            if (!IsOn(builder.Configuration))
            {
                return;
            }

            builder.Services.AddSingleton(_ => Sdk.CreateTracerProviderBuilder()
                .ConfigureResource(resource => resource.AddService("mcpgateway"))
                .AddSource(Source)
                // The framework's span around the request is not recorded, which must not decide about ours.
                .SetSampler(new AlwaysOnSampler())
                .AddOtlpExporter()
                .Build());
            builder.Services.AddHostedService<TracerLifetime>();
        }
    }

    /// <summary>Starts the tracer with the process and flushes it at its end.</summary>
    private sealed class TracerLifetime(TracerProvider tracer) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        // It waits for the network, which no thread of a request may.
        public Task StopAsync(CancellationToken cancellationToken) =>
            Task.Run(() => tracer.ForceFlush(), cancellationToken);
    }
}
