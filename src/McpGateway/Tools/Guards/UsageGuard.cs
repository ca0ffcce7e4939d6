using McpGateway.Tools.Guards.Ledger;

namespace McpGateway.Tools.Guards;

/// <summary>A guard over what calls use up together: each call needs room, which is reserved before the back office is
/// asked.</summary>
internal abstract class UsageGuard(GuardHead head, Allowed allowed) : Guard(head)
{
    protected Allowed Allowed => allowed;

    /// <summary>How much of the room the call needs.</summary>
    public abstract decimal AmountOf(GuardedCall call);

    /// <summary>The room that the call shares with others.</summary>
    public Allotment AllotmentOf(GuardedCall call)
    {
        var caller = call.Caller;
        // A person may work for several organizers; what they do at one is nothing to the others.
        var subject = allowed.Per switch
        {
            GuardSubject.User => caller.UserId,
            GuardSubject.Connection => caller.ConnectionId,
            _ => "",
        };
        return new(
            string.Join('\n', Code, Name, allowed.Per, caller.OrganizerId, subject, PartOf(call)),
            caller.OrganizerId, allowed.Limit, allowed.Within);
    }

    public override bool? IsKeptBy(GuardedCall call, DateOnly today) => AmountOf(call) <= allowed.Limit ? null : false;

    protected override async ValueTask<bool> IsKeptAfterAsync(
        GuardedCall call, GuardHistory history, CancellationToken cancellationToken) =>
        await history.Usage.SumAsync(AllotmentOf(call), cancellationToken) + AmountOf(call) <= allowed.Limit;

    /// <summary>What is counted apart, such as a currency.</summary>
    protected virtual string PartOf(GuardedCall call) => "";
}
