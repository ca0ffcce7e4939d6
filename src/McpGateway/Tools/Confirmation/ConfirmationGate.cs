using McpGateway.Audit;
using McpGateway.Storage;
using McpGateway.Tools.Calls;
using McpGateway.Tools.Catalog;
using McpGateway.Tools.Changes;

namespace McpGateway.Tools.Confirmation;

/// <summary>Lets a call that needs the user's agreement through once it has it, and asks for it otherwise.</summary>
internal sealed class ConfirmationGate(
    AskedCalls questions, Questioner questioner, ConfirmationAudit audit, KeyedHash hash)
{
    private const string ArgumentsPurpose = "call-arguments";

    private const int MostAttempts = 5;

    /// <summary>Whether the call brings no answer, so that all it can get is a question.</summary>
    public static bool OnlyAsks(ChangingCall call) =>
        call.Tool.Confirmation != ConfirmationMode.None && call.Request.State is null
        && !call.Arguments.TryGet(ConfirmationArgument.Name, out _);

    /// <summary>Checks the confirmation that the call brings, if it needs one. Uses nothing up.</summary>
    /// <exception cref="CallRefusedException">It does not confirm this call.</exception>
    public async ValueTask RequireSoundAsync(ChangingCall call, CancellationToken cancellationToken)
    {
        if (call.Tool.Confirmation == ConfirmationMode.None)
        {
            return;
        }

        await (call.Arguments.TryGet(ConfirmationArgument.Name, out var token)
            ? CheckAsync(call, HandleKind.ConfirmationToken, token.GetString(), cancellationToken)
            : CheckAsync(call, HandleKind.ConfirmationState, call.Request.State, cancellationToken));
    }

    /// <summary>How the call ends here, or the confirmation to use up; neither where the tool needs none.</summary>
    /// <exception cref="CallRefusedException">What was sent does not confirm this call; nothing was used up.</exception>
    public async ValueTask<(CallEnding? Ending, GivenConfirmation? Given)> JudgeAsync(
        ChangingCall call, CancellationToken cancellationToken)
    {
        if (call.Tool.Confirmation == ConfirmationMode.None)
        {
            return default;
        }

        if (call.Arguments.TryGet(ConfirmationArgument.Name, out var token))
        {
            var found = await CheckAsync(call, HandleKind.ConfirmationToken, token.GetString(), cancellationToken);
            return (null, new(found, AuditCode.ByCall));
        }

        if (call.Request.State is not { } state)
        {
            return (await questioner.AskAsync(call, HashOf(call), cancellationToken), null);
        }

        var question = await CheckAsync(call, HandleKind.ConfirmationState, state, cancellationToken);
        switch (FormAnswers.Read(call.Request.InputResponses))
        {
            case FormAnswer.Accepted:
                return (null, new(question, AuditCode.InForm));
            case FormAnswer.Refused:
                throw await DeclineAsync(call, question);
            default:
                // The client came back without an answer, so the question stands.
                return (await questioner.AskAsync(call, HashOf(call), cancellationToken), null);
        }
    }

    /// <summary>Uses the confirmation up: of many calls that race with it, one returns.</summary>
    /// <exception cref="CallRefusedException">Another call used it, or the user declined meanwhile.</exception>
    public async ValueTask UseAsync(GivenConfirmation given, ChangingCall call)
    {
        var question = given.Question;
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            if (await questions.TryMoveAsync(question, AskedState.Used))
            {
                if (question.Asked.State == AskedState.Waiting)
                {
                    await audit.RecordAsync(
                        question.Asked, call.Caller.RequestId, AuditAction.ConfirmationGiven, given.How);
                }

                return;
            }

            question = await questions.FindByIdAsync(question.Id, CancellationToken.None)
                ?? throw ConfirmationRefusals.Late();
            CheckState(call, question.Asked);
        }

        throw ConfirmationRefusals.Used();
    }

    private async ValueTask<StoredQuestion> CheckAsync(
        ChangingCall call, HandleKind kind, string? handle, CancellationToken cancellationToken)
    {
        if (!questions.IsOurs(kind, handle))
        {
            throw ConfirmationRefusals.Forged();
        }

        var found = await questions.FindAsync(kind, handle, cancellationToken) ?? throw ConfirmationRefusals.Late();
        var asked = found.Asked;
        if (asked.ConnectionId != call.Caller.ConnectionId)
        {
            throw ConfirmationRefusals.OtherConnection();
        }

        if (asked.Tool != call.Tool.Name)
        {
            throw ConfirmationRefusals.OtherTool();
        }

        if (asked.ToolDigest != call.Tool.Digest)
        {
            throw ConfirmationRefusals.ChangedTool();
        }

        if (!hash.Verify(ArgumentsPurpose, call.Canonical, asked.Arguments))
        {
            throw ConfirmationRefusals.OtherArguments();
        }

        CheckState(call, asked);
        return found;
    }

    private static void CheckState(ChangingCall call, AskedCall asked)
    {
        switch (asked.State)
        {
            case AskedState.Used:
                throw ConfirmationRefusals.Used();
            case AskedState.Declined:
                throw ConfirmationRefusals.Declined();
            case AskedState.Waiting when call.Tool.Confirmation == ConfirmationMode.Page:
                throw ConfirmationRefusals.NotYetOnPage();
        }
    }

    private async ValueTask<CallRefusedException> DeclineAsync(ChangingCall call, StoredQuestion question)
    {
        if (!await questions.TryMoveAsync(question, AskedState.Declined))
        {
            return ConfirmationRefusals.Used();
        }

        await audit.RecordAsync(
            question.Asked, call.Caller.RequestId, AuditAction.ConfirmationDeclined, AuditCode.InForm);
        return ConfirmationRefusals.Declined();
    }

    private byte[] HashOf(ChangingCall call) => hash.Compute(ArgumentsPurpose, call.Canonical);
}
