using McpGateway.BackOffice;
using McpGateway.Tools.Calls;
using McpGateway.Tools.Confirmation;

namespace McpGateway.Tools.Changes;

/// <summary>A change on its way to the back office: what happens right before it leaves, and after.</summary>
internal sealed class Change(
    ChangingCall call, GivenConfirmation? given, ConfirmationGate confirmations, WriteLedger ledger,
    Func<ValueTask> recordAsync)
{
    private const string Repeated = "This call repeats an earlier one: the same JSON-RPC id and the same arguments within 10 "
        + "minutes. Nothing more was done, and the result is that of the earlier call. If it is meant to be done once more, "
        + "call with another JSON-RPC id, or when the 10 minutes are over.";

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

    /// <summary>How the call ends with this result, which may be that of an earlier delivery of the same message. A client
    /// that gives all of its messages one id has to learn it, or it would take one action for two.</summary>
    public CallEnding Tell(CallEnding ending) => lease is { IsSameMessage: true } && ending.Answer is ToolAnswer.Data data
        ? ending with { Answer = data with { Repetition = Repeated } }
        : ending;

    /// <summary>The back office did it, and said so.</summary>
    public ValueTask CompleteAsync() => EndAsync(WriteState.Ended);

    /// <summary>It ended otherwise; <paramref name="failure"/> is what the back office said, if it did.</summary>
    public ValueTask FailAsync(BackOfficeFailure? failure) => EndAsync(
        // A refusal of a repetition says nothing about the attempt before.
        lease is { IsRepeated: false } && failure is { SaysThatNothingWasDone: true } ? WriteState.Refused : WriteState.Unsure);

    private ValueTask EndAsync(WriteState state) => lease is null ? default : ledger.EndAsync(lease, state);
}
