using McpGateway.Storage;

namespace McpGateway.Tools;

/// <summary>A call that ends in a tool error: the code for the audit, and a sentence that tells the model what to
/// try.</summary>
/// <remarks>The message may name fields and rules, never a value.</remarks>
internal sealed class CallRefusedException(string code, string message, AuditOutcome outcome = AuditOutcome.Failure)
    : Exception(message)
{
    public string Code { get; } = code;

    public AuditOutcome Outcome { get; } = outcome;

    /// <summary>The guard that refuses; null when it is not one of the catalog's rules.</summary>
    public string? Guard { get; init; }
}
