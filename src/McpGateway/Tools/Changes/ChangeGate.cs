using McpGateway.Tools.Calls;
using McpGateway.Tools.Confirmation;
using Microsoft.Extensions.Options;

namespace McpGateway.Tools.Changes;

/// <summary>What a call that changes something passes after the gates of every call.</summary>
internal sealed class ChangeGate(
    ConfirmationGate confirmations, WriteLedger ledger, IOptions<ToolsOptions> options)
{
    /// <summary>Whether the call ends before anything is asked of the back office or used up: a rehearsal, or one that
    /// only now asks for its confirmation.</summary>
    public bool OnlyTalks(ChangingCall call) => IsRehearsal(call) || ConfirmationGate.OnlyAsks(call);

    /// <summary>Before the guards: who repeats a call that was carried out is told so, not that there is no room for it a
    /// second time, and what confirms nothing holds no room.</summary>
    /// <exception cref="CallRefusedException">Its confirmation is no good.</exception>
    public ValueTask RequireSoundConfirmationAsync(ChangingCall call, CancellationToken cancellationToken) =>
        OnlyTalks(call) ? default : confirmations.RequireSoundAsync(call, cancellationToken);

    /// <summary>Either how the call ends here, or the change that may leave.</summary>
    /// <param name="recordAsync">Puts it on record that the change is about to leave.</param>
    /// <exception cref="CallRefusedException">Its confirmation is no good.</exception>
    public async ValueTask<(CallEnding? Ending, Change? Change)> JudgeAsync(
        ChangingCall call, Func<ValueTask> recordAsync, CancellationToken cancellationToken)
    {
        if (IsRehearsal(call))
        {
            return (Rehearsed.Ending(call), null);
        }

        var (ending, given) = await confirmations.JudgeAsync(call, cancellationToken);
        return ending is null
            ? (null, new Change(call, given, confirmations, ledger, recordAsync))
            : (ending, null);
    }

    private bool IsRehearsal(ChangingCall call) => call.Request.IsRehearsal || options.Value.Rehearsal;
}
