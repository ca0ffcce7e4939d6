using McpGateway.Audit;
using McpGateway.Storage;
using McpGateway.Tools.Calls;
using McpGateway.Tools.Catalog;
using McpGateway.Tools.Policy;

namespace McpGateway.Tools;

/// <summary>The front of the tools: what a caller may see, and calling one. Audited before it returns.</summary>
internal sealed class ToolCalls(
    OperatorCatalog catalog, CurrentRoles currentRoles, ToolPolicy policy, CallPipeline pipeline, AuditTrail trail,
    TimeProvider time)
{
    /// <summary>The JSON array of the tools this caller may use right now (UTF-8, sorted by name): the projection of
    /// the policy.</summary>
    /// <exception cref="BackOffice.BackOfficeException">The role cannot be determined.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> ListAsync(Caller caller, CancellationToken cancellationToken)
    {
        var roles = await currentRoles.GetAsync(caller, cancellationToken);
        return policy.AllowanceOf(roles, caller.Scopes).Listing;
    }

    /// <summary>Calls a tool with its arguments (a JSON object in UTF-8).</summary>
    public async ValueTask<ToolAnswer> CallAsync(
        Caller caller, string tool, ReadOnlyMemory<byte> arguments, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var definition = catalog.Tools.GetValueOrDefault(tool);
        CallEnding ending;
        try
        {
            ending = definition is null
                ? CallEnding.UnknownTool
                : await pipeline.RunAsync(caller, definition, arguments, cancellationToken);
        }
        catch (Exception exception)
        {
            var code = exception is OperationCanceledException ? "cancelled" : "internal_error";
            await RecordAsync(caller, definition, started, AuditOutcome.Failure, code, null);
            throw;
        }

        await RecordAsync(caller, definition, started, ending.Outcome, ending.Code, ending.Redactions);
        return ending.Answer;
    }

    /// <summary>Not cancellable: a caller who hangs up must not thereby keep a call out of the audit.</summary>
    private ValueTask RecordAsync(
        Caller caller, ToolDefinition? tool, long started, AuditOutcome outcome, string? code, int? redactions) =>
        trail.RecordAsync(new()
        {
            Time = time.GetUtcNow(),
            RequestId = caller.RequestId,
            Action = AuditAction.ToolCalled,
            Outcome = outcome,
            Code = code,
            UserId = caller.UserId,
            OrganizerId = caller.OrganizerId,
            ConnectionId = caller.ConnectionId,
            ClientId = caller.ClientId,
            Provider = caller.Provider,
            // A name that is not the catalog's is the caller's free text, and stays out (promise S19).
            Tool = tool?.Name,
            ToolDigest = tool?.Digest,
            Effect = tool?.EffectWord,
            DurationMs = (int)time.GetElapsedTime(started).TotalMilliseconds,
            Redactions = redactions,
        }, CancellationToken.None);
}
