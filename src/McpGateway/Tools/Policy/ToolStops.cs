using McpGateway.Storage;
using McpGateway.Switches;
using McpGateway.Tools.Calls;
using McpGateway.Tools.Catalog;

namespace McpGateway.Tools.Policy;

/// <summary>What switches and the organizer's restrictions take away from a caller, for list and call alike.</summary>
internal sealed class ToolStops(Stops stops, ToolListing listing)
{
    /// <summary>Asked of the store at every call.</summary>
    public async ValueTask<Stopped> FindAsync(Caller caller, CancellationToken cancellationToken)
    {
        var inForce = await stops.ReadAsync(caller.OrganizerId, cancellationToken);
        return inForce.IsNothing ? default : new(inForce, inForce.FindStop(new(
            caller.ClientId, caller.Provider, caller.UserId, caller.OrganizerId, caller.ConnectionId)), listing);
    }

    /// <summary>The answer; the default one when nothing at all is stopped.</summary>
    public readonly struct Stopped(InForce inForce, Stop? whole, ToolListing listing)
    {
        /// <summary>Every tool is stopped, whichever it is.</summary>
        public bool IsWhole => whole is not null;

        /// <summary>What the allowance lists, without what is stopped.</summary>
        public ReadOnlyMemory<byte> ListingOf(Allowance allowance)
        {
            if (listing is null || !inForce.StopsTools)
            {
                return allowance.Listing;
            }

            var stopped = inForce;
            return listing.Of(tool => allowance.Judge(tool) == Verdict.Allowed
                && stopped.FindStop(tool.Name, tool.EffectWord) is null);
        }

        /// <summary>A tool error: clients show its sentence, where a 403 without a challenge is the end of the connection
        /// to some. Null when the call may go on.</summary>
        public CallEnding? FindEnding(ToolDefinition? tool)
        {
            if (listing is null)
            {
                return null;
            }

            var stop = whole ?? (tool is null ? null : inForce.FindStop(tool.Name, tool.EffectWord));
            return stop is null ? null : CallEnding.Refused(stop.Code, stop.Message, AuditOutcome.Denied);
        }
    }
}
