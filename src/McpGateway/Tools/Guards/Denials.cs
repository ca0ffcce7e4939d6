using System.Collections.Concurrent;
using McpGateway.Audit;
using McpGateway.Storage;
using McpGateway.Tools.Calls;
using McpGateway.Tools.Catalog;
using McpGateway.Tools.Guards.Ledger;

namespace McpGateway.Tools.Guards;

/// <summary>Stops a connection that is denied again and again: it is tried out, or it does not understand. Costs nothing
/// when the catalog has no such rule.</summary>
internal sealed class Denials(OperatorCatalog catalog, UsageLedger usage, CallAudit audit, TimeProvider time)
{
    // Connections with a denial that could not be counted, and until when it would have counted.
    private readonly ConcurrentDictionary<string, DateTimeOffset> uncounted = new(StringComparer.Ordinal);

    /// <summary>The ending of a call of a connection that is stopped; null when it may go on.</summary>
    public ValueTask<CallEnding?> FindStopAsync(Caller caller, ToolDefinition? tool, CancellationToken cancellationToken) =>
        catalog.Denials is { } rule ? FindStopAsync(rule, caller, tool, cancellationToken) : default;

    /// <summary>Counts the call if it was denied. Being stopped is not, by this or by a switch: else a client that
    /// tries on would never be let in again. A denial that cannot be counted stops its connection here at once: nobody
    /// knows any more how many there were, and those that went uncounted must not add up to a way around the rule.</summary>
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
                // The call keeps the ending that it has.
                Hold(caller.ConnectionId, time.GetUtcNow() + rule.Allowed.Within);
            }
        }
    }

    private async ValueTask<CallEnding?> FindStopAsync(
        DenialRule rule, Caller caller, ToolDefinition? tool, CancellationToken cancellationToken)
    {
        var isHeld = uncounted.TryGetValue(caller.ConnectionId, out var until) && until > time.GetUtcNow();
        if (!isHeld && await usage.SumAsync(AllotmentOf(rule, caller), cancellationToken) < rule.Allowed.Limit)
        {
            return null;
        }

        if (rule.Head.Mode == GuardMode.Observe)
        {
            await audit.RecordObservedAsync(caller, tool, rule.Head.Name, AuditCode.GuardDenials);
            return null;
        }

        var within = Words.Of(rule.Allowed.Within);
        var reason = isHeld
            ? $"so many of its calls were denied at once that they could not be counted, which holds for {within}"
            : $"{Words.Of(rule.Allowed.Limit)} of its calls were denied within {within}";
        var message = $"The rule '{rule.Head.Name}' has stopped this connection, because {reason}. Tell the user what was "
            + "denied, and try again when that time has passed.";
        return CallEnding.Refused(AuditCode.GuardDenials, message, AuditOutcome.Denied) with { Guard = rule.Head.Name };
    }

    private void Hold(string connectionId, DateTimeOffset until)
    {
        foreach (var (other, end) in uncounted)
        {
            if (end <= time.GetUtcNow())
            {
                uncounted.TryRemove(new(other, end));
            }
        }

        uncounted[connectionId] = until;
    }

    private static Allotment AllotmentOf(DenialRule rule, Caller caller) => new(
        string.Join('\n', AuditCode.GuardDenials, rule.Head.Name, caller.ConnectionId),
        caller.OrganizerId, rule.Allowed.Limit, rule.Allowed.Within);
}
