using McpGateway.Audit;

namespace McpGateway.Switches;

/// <summary>Throws and lifts switches and sets restrictions: stored and audited, and measured until in force.</summary>
/// <remarks>What lets through is on record before it happens, what stops happens before it is on record: if one of the
/// two fails, the log says too much rather than too little, and the switch is on rather than off. Nothing here is
/// cancelled half-way by a caller who hangs up.</remarks>
internal sealed class Changes(
    SwitchStore switches, RestrictionStore restrictions, SwitchAudit audit, TimeProvider time)
{
    /// <summary>The switch and after how many milliseconds it was in force; null when there are too many.</summary>
    public async Task<(Switch Thrown, double Milliseconds)?> ThrowAsync(
        SwitchDraft draft, string actor, string requestId)
    {
        var started = time.GetTimestamp();
        var one = new Switch
        {
            Id = Handles.NewRecordId(),
            Kind = draft.Kind,
            Target = draft.Target,
            Reason = draft.Reason,
            ThrownAt = time.GetUtcNow(),
            ExpiresAt = draft.ExpiresAt,
            ThrownBy = actor,
        };
        if (!await switches.TryThrowAsync(one))
        {
            return null;
        }

        var milliseconds = MillisecondsSince(started);
        await audit.RecordAsync(AuditAction.SwitchThrown, one, actor, requestId, milliseconds);
        return (one, milliseconds);
    }

    /// <summary>After how many milliseconds it was lifted; null when there is no such switch in force.</summary>
    public async Task<double?> LiftAsync(string id, string actor, string requestId)
    {
        var started = time.GetTimestamp();
        var board = await switches.ReadAsync(CancellationToken.None);
        if (board.InForce(time.GetUtcNow()).FirstOrDefault(one => one.Id == id) is not { } found)
        {
            return null;
        }

        await audit.RecordAsync(AuditAction.SwitchLifted, found, actor, requestId);
        return await switches.TryLiftAsync(id) ? MillisecondsSince(started) : null;
    }

    /// <summary>What is in force now, and after how many milliseconds it was.</summary>
    public async Task<(Restrictions Restrictions, double Milliseconds)> RestrictAsync(
        string organizerId, Restrictions wanted, string actor, string requestId)
    {
        var started = time.GetTimestamp();
        var changed = wanted with { ChangedAt = time.GetUtcNow() };
        await audit.RecordAsync(organizerId, changed, actor, requestId);
        await restrictions.WriteAsync(organizerId, changed);
        return (changed, MillisecondsSince(started));
    }

    private double MillisecondsSince(long started) => Math.Round(time.GetElapsedTime(started).TotalMilliseconds, 1);
}
