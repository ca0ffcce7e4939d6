using System.Diagnostics.Metrics;
using McpGateway.Storage;
using McpGateway.Web;

namespace McpGateway.Audit;

/// <summary>What somebody has to look at now: an audit event of its own, an error in the log and a count, none of them
/// with data.</summary>
internal sealed partial class Alerts(AuditTrail trail, ILogger<Alerts> logger)
{
    private static readonly Counter<long> Raised = new Meter(Telemetry.Source).CreateCounter<long>(
        "gateway.alerts", description: "Alerts raised, by code and tool.");

    /// <summary>Raises the alert that the event's code names, about the call or step of the event.</summary>
    public async ValueTask RaiseAsync(AuditEvent about)
    {
        // The log first: it must not be lost when the event cannot be written.
        LogAlert(about.Code, about.Tool, about.RequestId);
        Raised.Add(1, new("gateway.code", about.Code), new("gateway.tool", about.Tool));
        await trail.RecordAsync(
            about with { Action = AuditAction.AlertRaised, DurationMs = null, Redactions = null },
            CancellationToken.None);
    }

    [LoggerMessage(LogLevel.Error, "Alert {Code}: tool {Tool}, request {RequestId}")]
    private partial void LogAlert(string? code, string? tool, string requestId);
}
