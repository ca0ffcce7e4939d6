using McpGateway.Audit;
using McpGateway.Storage;

namespace McpGateway.Switches;

/// <summary>The audit events of switches and restrictions: ids, and the kind as the code.</summary>
internal sealed class SwitchAudit(AuditTrail trail, TimeProvider time)
{
    /// <summary>The target stands in the field of its kind. Who did it is the user of the event, or its client where
    /// the user is the target.</summary>
    public ValueTask RecordAsync(string action, Switch one, string actor, string requestId, double? milliseconds = null) =>
        trail.RecordAsync(new()
        {
            Time = time.GetUtcNow(),
            RequestId = requestId,
            Action = action,
            Outcome = AuditOutcome.Success,
            Code = one.Kind,
            UserId = Target(one, SwitchKind.User) ?? actor,
            ClientId = one.Kind == SwitchKind.User ? actor : Target(one, SwitchKind.Client),
            OrganizerId = Target(one, SwitchKind.Organizer),
            ConnectionId = Target(one, SwitchKind.Connection),
            Provider = Target(one, SwitchKind.Provider),
            Tool = Target(one, SwitchKind.Tool),
            Effect = Target(one, SwitchKind.Effect),
            DurationMs = (int?)milliseconds,
        }, CancellationToken.None);

    public ValueTask RecordAsync(string organizerId, Restrictions restrictions, string actor, string requestId) =>
        trail.RecordAsync(new()
        {
            Time = time.GetUtcNow(),
            RequestId = requestId,
            Action = AuditAction.RestrictionsChanged,
            Outcome = AuditOutcome.Success,
            Code = restrictions.Word,
            UserId = actor,
            OrganizerId = organizerId,
        }, CancellationToken.None);

    private static string? Target(Switch one, string kind) => one.Kind == kind ? one.Target : null;
}
