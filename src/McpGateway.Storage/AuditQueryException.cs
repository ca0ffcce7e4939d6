namespace McpGateway.Storage;

/// <summary>A query of the audit log that is sound but asks for too much at once; the message says what would do.</summary>
/// <param name="parameter">The part of the query to change: <c>organizer</c>, <c>from</c> or <c>interval</c>.</param>
/// <param name="message">What is too much, and what to ask instead.</param>
public sealed class AuditQueryException(string parameter, string message) : Exception(message)
{
    public string Parameter => parameter;
}
