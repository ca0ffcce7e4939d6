namespace McpGateway.Audit.Anomalies;

/// <summary>One thing that is looked for; the others are found without it.</summary>
/// <param name="Code">One of <see cref="AuditCode"/>, of the alerts that it raises.</param>
/// <param name="Found">Looks, when it is enumerated.</param>
internal sealed record Check(string Code, IAsyncEnumerable<Anomaly> Found);
