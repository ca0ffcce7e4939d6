using McpGateway.Audit;
using McpGateway.Storage;
using McpGateway.Tools.Calls;
using McpGateway.Tools.Catalog;
using McpGateway.Tools.Guards.Ledger;

namespace McpGateway.Tools.Guards;

/// <summary>Stops a connection that is denied again and again: it is tried out, or it does not understand. Costs nothing
/// when the catalog has no such rule.</summary>
internal sealed class Denials(OperatorCatalog catalog, UsageLedger usage, CallAudit audit)
{
    /// <summary>The ending of a call of a connection that is stopped; null when it may go on.</summary>
    public ValueTask<CallEnding?> FindStopAsync(Caller caller, ToolDefinition? tool, CancellationToken cancellationToken) =>
        catalog.Denials is { } rule ? FindStopAsync(rule, caller, tool, cancellationToken) : default;

    /// <summary>Counts the call if it was denied. Being stopped is not, by this or by a switch: else a client that
    /// tries on would never be let in again.</summary>
    public async ValueTask CountAsync(Caller caller, CallEnding ending)
    {
        if (ending.Outcome == AuditOutcome.Denied
            && ending.Code is not (AuditCode.GuardDenials or AuditCode.SwitchedOff or AuditCode.Restricted)
            && catalog.Denials is { } rule)
        {
            try
            {
                await usage.TryReserveAsync(AllotmentOf(rule, caller), 1, CancellationToken.None);
            }
            catch (CallRefusedException)
            {
                // So many of this connection's denials are being counted at this moment that one more changes nothing;
                // and it has an ending already.
            }
        }
    }

    private async ValueTask<CallEnding?> FindStopAsync(
        DenialRule rule, Caller caller, ToolDefinition? tool, CancellationToken cancellationToken)
    {
        if (await usage.SumAsync(AllotmentOf(rule, caller), cancellationToken) < rule.Allowed.Limit)
        {
            return null;
        }

        if (rule.Head.Mode == GuardMode.Observe)
        {
            await audit.RecordObservedAsync(caller, tool, rule.Head.Name, AuditCode.GuardDenials);
            return null;
        }

        var message = $"The rule '{rule.Head.Name}' has stopped this connection, because {Words.Of(rule.Allowed.Limit)} of "
            + $"its calls were denied within {Words.Of(rule.Allowed.Within)}. Tell the user what was denied, and try again "
            + "when that time has passed.";
        return CallEnding.Refused(AuditCode.GuardDenials, message, AuditOutcome.Denied) with { Guard = rule.Head.Name };
    }

    private static Allotment AllotmentOf(DenialRule rule, Caller caller) => new(
        string.Join('\n', AuditCode.GuardDenials, rule.Head.Name, caller.ConnectionId),
        caller.OrganizerId, rule.Allowed.Limit, rule.Allowed.Within);
}
