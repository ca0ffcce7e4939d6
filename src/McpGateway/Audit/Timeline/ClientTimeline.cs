using McpGateway.Storage;

namespace McpGateway.Audit.Timeline;

/// <summary>The way of one client, step by step: why it cannot connect, or that it can.</summary>
public sealed record ClientTimeline
{
    public required string ClientId { get; init; }

    /// <summary>The first step that failed and was not made good since; null when none is.</summary>
    public required string? FirstFailingStep { get; init; }

    public required IReadOnlyList<TimelineStep> Steps { get; init; }

    /// <summary>The latest events of each action, oldest first.</summary>
    public required IReadOnlyList<AuditEvent> Events { get; init; }

    /// <summary>Tells the way from a client's events.</summary>
    public static ClientTimeline From(string clientId, IEnumerable<AuditEvent> events)
    {
        // Not by sequence alone: events that were left out are told later.
        var ordered = events.OrderBy(step => step.Time).ThenBy(step => step.Sequence).ToList();
        var last = TimelinePlan.Steps.Select(planned => LastOf(planned, ordered)).ToList();
        var steps = TimelinePlan.Steps.Select((planned, i) => Describe(planned, i, last, ordered)).ToList();
        return new()
        {
            ClientId = clientId,
            FirstFailingStep = steps.Find(step => step.State == TimelineStep.Failed)?.Step,
            Steps = steps,
            Events = ordered,
        };
    }

    private static TimelineStep Describe(
        PlannedStep planned, int index, List<AuditEvent?> last, List<AuditEvent> events)
    {
        var latest = last[index];
        var state = latest is null ? last.Skip(index + 1).Any(later => later is not null)
                ? TimelineStep.Passed
                : TimelineStep.NotYet
            : IsGood(latest) || IsMadeGood(latest, index, events) ? TimelineStep.Done
            : TimelineStep.Failed;
        var hasFailed = state == TimelineStep.Failed;
        return new()
        {
            Step = planned.Step,
            State = state,
            Time = latest?.Time,
            RequestId = latest?.RequestId,
            Code = hasFailed ? latest!.Code : null,
            Advice = hasFailed ? Remedies.For(latest!) : null,
            LeftOut = latest?.LeftOut,
        };
    }

    private static AuditEvent? LastOf(PlannedStep planned, List<AuditEvent> events) =>
        events.FindLast(step => planned.Actions.Contains(step.Action));

    // A challenge to a token that expired is how a client learns that it has to renew it.
    private static bool IsGood(AuditEvent step) => step.Action == AuditAction.ChallengeSent
        || (step.Outcome == AuditOutcome.Success && step.Action != AuditAction.ConnectionRevoked);

    /// <summary>Whether the same step or a later one succeeded afterwards; after the end of a connection, whether
    /// there is one again.</summary>
    private static bool IsMadeGood(AuditEvent failure, int index, List<AuditEvent> events)
    {
        var counting = TimelinePlan.Steps.Skip(Math.Min(index, TimelinePlan.FirstConnected))
            .SelectMany(planned => planned.Actions).ToList();
        return events.Skip(events.IndexOf(failure) + 1).Any(step => step.Action != AuditAction.ChallengeSent
            && IsGood(step) && counting.Contains(step.Action));
    }
}
