using McpGateway.Audit;
using McpGateway.Storage;
using McpGateway.Tools.Calls;
using McpGateway.Tools.Catalog;
using McpGateway.Tools.Guards;
using McpGateway.Tools.Policy;

namespace McpGateway.Tools;

/// <summary>The front of the tools: what a caller may see, and calling one. Audited before it returns.</summary>
internal sealed class ToolCalls(
    OperatorCatalog catalog, CurrentRoles currentRoles, ToolPolicy policy, ToolStops stops, CallPipeline pipeline,
    Denials denials, CallAudit audit, TimeProvider time)
{
    /// <summary>The JSON array of the tools this caller may use right now (UTF-8, sorted by name): the projection of
    /// the policy.</summary>
    /// <exception cref="BackOffice.BackOfficeException">The role cannot be determined.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> ListAsync(Caller caller, CancellationToken cancellationToken)
    {
        var stopped = await stops.FindAsync(caller, cancellationToken);
        if (stopped.IsWhole)
        {
            return ToolListing.Empty;
        }

        var roles = await currentRoles.GetAsync(caller, cancellationToken);
        return stopped.ListingOf(policy.AllowanceOf(roles, caller.Scopes));
    }

    /// <summary>Calls a tool.</summary>
    public async ValueTask<ToolAnswer> CallAsync(
        Caller caller, ToolRequest request, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var definition = catalog.Tools.GetValueOrDefault(request.Name);
        var hasBegun = false;
        CallEnding ending;
        try
        {
            ending = (await stops.FindAsync(caller, cancellationToken)).FindEnding(definition)
                ?? await denials.FindStopAsync(caller, definition, cancellationToken)
                ?? (definition is null
                    ? CallEnding.UnknownTool
                    : await pipeline.RunAsync(caller, definition, request, BeginAsync, cancellationToken));
            await denials.CountAsync(caller, ending);
        }
        catch (Exception exception)
        {
            var code = exception is OperationCanceledException ? AuditCode.Cancelled : AuditCode.InternalError;
            await audit.RecordEndAsync(caller, definition, started, AuditOutcome.Failure, code, null);
            throw;
        }

        try
        {
            await audit.RecordEndAsync(
                caller, definition, started, ending.Outcome, ending.Code, ending.Redactions, ending.Guard);
        }
        catch (StoreUnavailableException) when (hasBegun)
        {
            // Its beginning is on record. Asking to try again would have it done twice.
            return Refusals.Unrecorded().Answer;
        }

        return ending.Answer;

        async ValueTask BeginAsync()
        {
            await audit.RecordBeginningAsync(caller, definition!);
            hasBegun = true;
        }
    }
}
