using McpGateway.Storage;

namespace McpGateway.Audit.Anomalies;

/// <summary>What an alert is to be raised about.</summary>
/// <param name="Code">One of <see cref="AuditCode"/>.</param>
/// <param name="About">The newest event of it, whose request the alert names.</param>
internal sealed record Anomaly(string Code, AuditEvent About);
