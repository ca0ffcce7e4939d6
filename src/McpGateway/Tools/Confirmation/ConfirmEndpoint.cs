using McpGateway.Audit;
using McpGateway.Web;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;

namespace McpGateway.Tools.Confirmation;

/// <summary>
/// <c>/confirm/{handle}</c>: the user sees what a call would do, and confirms or declines. The address alone confirms
/// nothing: only the connection's own user, signed in, with the form of this page can.
/// </summary>
internal sealed class ConfirmEndpoint(
    AskedCalls questions, LiveConnections connections, ConfirmationAudit audit, FormTokens formTokens)
{
    public const string Path = "/confirm";

    private const int MostAttempts = 3;

    public static Task<IResult> ShowAsync(
        HttpContext context, string handle, ConfirmEndpoint endpoint, CancellationToken cancellationToken) =>
        endpoint.ShowAsync(context, handle, cancellationToken);

    public static Task<IResult> AnswerAsync(
        HttpContext context, string handle, ConfirmEndpoint endpoint, CancellationToken cancellationToken) =>
        endpoint.AnswerAsync(context, handle, cancellationToken);

    private async Task<IResult> ShowAsync(HttpContext context, string handle, CancellationToken cancellationToken)
    {
        var user = context.Features.GetRequiredFeature<SignedInUser>();
        if (await FindAsync(handle, user, cancellationToken) is not { } question)
        {
            return NothingToConfirm();
        }

        return await IsForNobodyAsync(question.Asked, cancellationToken)
            ? Disconnected()
            : ConfirmPage.Render(question.Asked, formTokens.Issue(user.SessionId));
    }

    private async Task<IResult> AnswerAsync(HttpContext context, string handle, CancellationToken cancellationToken)
    {
        var user = context.Features.GetRequiredFeature<SignedInUser>();
        if (await PostedForm.TryReadAsync(context.Request, cancellationToken) is not { } form
            || !formTokens.IsValid(user.SessionId, form[FormTokens.Field])
            || form["decision"] is not ["confirm" or "decline"])
        {
            return ErrorPage.Render(WebPhrases.TryAgain, ConfirmPhrases.StrangeForm, StatusCodes.Status400BadRequest);
        }

        var isAgreed = form["decision"] == "confirm";
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            if (await FindAsync(handle, user, cancellationToken) is not { } question)
            {
                return NothingToConfirm();
            }

            if (await IsForNobodyAsync(question.Asked, cancellationToken))
            {
                return Disconnected();
            }

            // An agreement can be taken back until the call has come; a refusal stands.
            if (question.Asked.State is not AskedState.Waiting && (isAgreed || question.Asked.State != AskedState.Given))
            {
                break;
            }

            if (await questions.TryMoveAsync(question, isAgreed ? AskedState.Given : AskedState.Declined))
            {
                await audit.RecordAsync(question.Asked, context.TraceIdentifier,
                    isAgreed ? AuditAction.ConfirmationGiven : AuditAction.ConfirmationDeclined,
                    AuditCode.OnPage);
                break;
            }
        }

        return new SeeOther($"{Path}/{handle}");
    }

    // Somebody else's question, one that has ended and none at all look the same from here.
    private async ValueTask<StoredQuestion?> FindAsync(
        string handle, SignedInUser user, CancellationToken cancellationToken) =>
        await questions.FindAsync(HandleKind.ConfirmationPage, handle, cancellationToken) is { } question
        && question.Asked.UserId == user.Person.UserId
            ? question
            : null;

    /// <summary>Whether the call can no longer come, because its connection has ended.</summary>
    private async ValueTask<bool> IsForNobodyAsync(AskedCall asked, CancellationToken cancellationToken) =>
        asked.State is AskedState.Waiting or AskedState.Given
        && !await connections(asked.ConnectionId, cancellationToken);

    private static RazorComponentResult<ErrorPage> Disconnected() => ErrorPage.Render(
        ConfirmPhrases.NoLongerConnected, ConfirmPhrases.ItHasEnded, StatusCodes.Status410Gone);

    private static RazorComponentResult<ErrorPage> NothingToConfirm() => ErrorPage.Render(
        ConfirmPhrases.NothingToConfirm, ConfirmPhrases.NoQuestion, StatusCodes.Status404NotFound);
}
