using McpGateway.BackOffice;
using McpGateway.Storage;
using McpGateway.Tools.Calls;

namespace McpGateway.Tools.Guards;

/// <summary>Holds calls against the guards of their tool.</summary>
internal sealed class CallGuards(
    GuardHistory history, CallAudit audit, BackOfficeApi backOffice, ILogger<CallGuards> logger)
{
    /// <summary>Each guard's verdict as of now, in the catalog's order. Reserves, records and audits nothing.</summary>
    public async ValueTask<IReadOnlyList<GuardVerdict>> JudgeAsync(GuardedCall call, CancellationToken cancellationToken)
    {
        var guards = call.Tool.Guards;
        var verdicts = new GuardVerdict[guards.Count];
        for (var i = 0; i < verdicts.Length; i++)
        {
            verdicts[i] = new(guards[i], await guards[i].IsKeptAsync(call, history, cancellationToken));
        }

        return verdicts;
    }

    /// <summary>Judges the call and, if it <paramref name="reserves"/>, reserves the room that it needs.</summary>
    /// <exception cref="CallRefusedException">A guard that is enforced is broken; nothing is held then.</exception>
    public async ValueTask<Passage> EnterAsync(
        GuardedCall call, bool reserves, CancellationToken cancellationToken)
    {
        var verdicts = await JudgeAsync(call, cancellationToken);
        var broken = verdicts.Where(verdict => !verdict.IsKept).Select(verdict => verdict.Guard).ToList();
        await RefuseAsync(call, broken);
        var passage = new Passage(call, history, backOffice, logger);
        if (!reserves)
        {
            return passage;
        }

        try
        {
            // Before the back office is asked: of calls that race, each must find what the others are about to use.
            foreach (var guard in call.Tool.Guards.OfType<UsageGuard>().Where(guard => !broken.Contains(guard)))
            {
                await ReserveAsync(call, guard, passage, cancellationToken);
            }

            return passage;
        }
        catch
        {
            await passage.DisposeAsync();
            throw;
        }
    }

    private async ValueTask ReserveAsync(
        GuardedCall call, UsageGuard guard, Passage passage, CancellationToken cancellationToken)
    {
        try
        {
            var (allotment, amount) = (guard.AllotmentOf(call), guard.AmountOf(call));
            if (await history.Usage.TryReserveAsync(allotment, amount, cancellationToken) is { } reservation)
            {
                passage.Hold(reservation);
                return;
            }
        }
        catch (CallRefusedException busy) when (guard.Mode == GuardMode.Observe)
        {
            await audit.RecordObservedAsync(call.Caller, call.Tool, guard.Name, busy.Code);
            return;
        }

        await RefuseAsync(call, [guard]);
    }

    /// <summary>Audits the guards that only observe, and refuses by the others, all of them in one message.</summary>
    private async ValueTask RefuseAsync(GuardedCall call, IReadOnlyList<Guard> broken)
    {
        foreach (var guard in broken.Where(guard => guard.Mode == GuardMode.Observe))
        {
            await audit.RecordObservedAsync(call.Caller, call.Tool, guard.Name, guard.Code);
        }

        var enforced = broken.Where(guard => guard.Mode == GuardMode.Enforce).ToList();
        if (enforced.Count > 0)
        {
            var message = string.Join(" ", enforced.Select(guard => guard.Refuse(call.Roles.Names)));
            throw new CallRefusedException(enforced[0].Code, message, AuditOutcome.Denied) { Guard = enforced[0].Name };
        }
    }
}
