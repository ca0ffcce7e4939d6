using McpGateway.Storage;
using McpGateway.Tools.Output;

namespace McpGateway.Tools.Calls;

/// <summary>How a call ended: what the caller gets, and what the audit says about it.</summary>
/// <param name="Code">Null when it was done.</param>
/// <param name="Redactions">How many values were masked, withheld or removed; null when nothing was returned.</param>
internal sealed record CallEnding(ToolAnswer Answer, AuditOutcome Outcome, string? Code, int? Redactions)
{
    /// <summary>The name of the guard that refused; null when none did.</summary>
    public string? Guard { get; init; }

    public static readonly CallEnding UnknownTool =
        new(new ToolAnswer.UnknownTool(), AuditOutcome.Denied, "unknown_tool", null);

    public static CallEnding Done(ReadOnlyMemory<byte> json, int redactions = 0) =>
        new(new ToolAnswer.Data(json), AuditOutcome.Success, null, redactions);

    public static CallEnding Done(Projected result, OutputShape output) => new(
        new ToolAnswer.Data(result.Json)
        {
            Text = result.Text,
            UntrustedPaths = output.UntrustedPaths,
            Owner = result,
        },
        AuditOutcome.Success, null, result.Redactions);

    public static CallEnding Told(string code, string message, ReadOnlyMemory<byte> json) =>
        new(new ToolAnswer.Told(message, json), AuditOutcome.Success, code, null);

    public static CallEnding Asked(string code, string question, string state) =>
        new(new ToolAnswer.Asked(question, state), AuditOutcome.Success, code, null);

    public static CallEnding Refused(string code, string message, AuditOutcome outcome = AuditOutcome.Failure) =>
        new(new ToolAnswer.Refused(code, message), outcome, code, null);

    public static CallEnding MissingScope(ScopeSet needed) => new(
        new ToolAnswer.InsufficientScope(needed, $"This tool needs the scope {needed}."),
        AuditOutcome.Denied, "insufficient_scope", null);
}
