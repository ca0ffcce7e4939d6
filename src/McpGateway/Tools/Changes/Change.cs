using McpGateway.BackOffice;
using McpGateway.Tools.Confirmation;

namespace McpGateway.Tools.Changes;

/// <summary>A change on its way to the back office: what happens right before it leaves, and after.</summary>
internal sealed class Change(
    ChangingCall call, GivenConfirmation? given, ConfirmationGate confirmations, WriteLedger ledger,
    Func<ValueTask> recordAsync)
{
    private WriteLease? lease;

    /// <summary>
    /// The idempotency key, once everything is on record. The order: a call that is carried out already uses up no
    /// confirmation, and a confirmation that somebody else used up begins nothing.
    /// </summary>
    public async ValueTask<string> BeginAsync(CancellationToken cancellationToken)
    {
        // Refused credentials have done nothing, so a change may leave again with others; it began once.
        if (lease is not null)
        {
            return lease.Key;
        }

        cancellationToken.ThrowIfCancellationRequested();
        var taken = await ledger.BeginAsync(call, isAgreed: given is not null);
        try
        {
            if (given is not null)
            {
                await confirmations.UseAsync(given, call);
            }

            await recordAsync();
        }
        catch
        {
            await ledger.ReleaseAsync(taken);
            throw;
        }

        lease = taken;
        return lease.Key;
    }

    /// <summary>The back office did it, and said so.</summary>
    public ValueTask CompleteAsync() => EndAsync(WriteState.Ended);

    /// <summary>It ended otherwise; <paramref name="failure"/> is what the back office said, if it did.</summary>
    public ValueTask FailAsync(BackOfficeFailure? failure) => EndAsync(
        // A refusal of a repetition says nothing about the attempt before.
        lease is { IsRepeated: false } && failure is { SaysThatNothingWasDone: true } ? WriteState.Ended : WriteState.Unsure);

    private ValueTask EndAsync(WriteState state) => lease is null ? default : ledger.EndAsync(lease, state);
}
