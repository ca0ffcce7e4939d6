using McpGateway.Storage;
using Microsoft.Extensions.Options;

namespace McpGateway.Audit.Sinks;

/// <summary>Log records by OTLP over HTTP. Not by the exporter of the library, which drops what it cannot deliver.</summary>
internal sealed class OtlpSink(IOptions<SinkOptions> options, SinkHttp http) : IAuditSink
{
    private readonly OtlpSinkOptions options = options.Value.Otlp;

    public string Name => "otlp";

    public bool IsOn => options.Endpoint != "";

    public Task DeliverAsync(IReadOnlyList<AuditEvent> events, CancellationToken cancellationToken) => http.PostAsync(
        new($"{options.Endpoint.TrimEnd('/')}/v1/logs"), OtlpLogs.Write(events), options.Headers, cancellationToken);
}
