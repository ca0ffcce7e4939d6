using System.Globalization;
using McpGateway.Audit;
using McpGateway.Tools.Calls;
using McpGateway.Tools.Catalog;
using McpGateway.Tools.Changes;
using Microsoft.Extensions.Options;

namespace McpGateway.Tools.Confirmation;

/// <summary>Asks for a confirmation, in the form that the client can show.</summary>
internal sealed class Questioner(
    AskedCalls questions, ConfirmationAudit audit, IOptions<ToolsOptions> options, IOptions<GatewayOptions> gateway,
    TimeProvider time)
{
    /// <param name="arguments">Keyed hash of the call's canonical arguments.</param>
    public async ValueTask<CallEnding> AskAsync(
        ChangingCall call, byte[] arguments, CancellationToken cancellationToken)
    {
        var byForm = call.Request.CanElicit && call.Tool.Confirmation == ConfirmationMode.Ask;
        var summary = CallSummary.Of(call);
        var asked = new AskedCall
        {
            ConnectionId = call.Caller.ConnectionId,
            UserId = call.Caller.UserId,
            OrganizerId = call.Caller.OrganizerId,
            ClientId = call.Caller.ClientId,
            Provider = call.Caller.Provider,
            Tool = call.Tool.Name,
            ToolDigest = call.Tool.Digest,
            Effect = call.Tool.EffectWord,
            Arguments = arguments,
            State = AskedState.Waiting,
            ExpiresAt = time.GetUtcNow() + options.Value.ConfirmationLifetime,
            // The form needs nothing kept: the client shows it.
            Summary = byForm ? null : summary,
            ClientName = byForm ? null : call.Caller.ClientName,
        };
        var (handle, page) = await questions.AddAsync(
            asked, byForm ? HandleKind.ConfirmationState : HandleKind.ConfirmationToken, !byForm, cancellationToken);
        await audit.RecordAsync(asked, call.Caller.RequestId, AuditAction.ConfirmationAsked, null);
        return byForm
            ? CallEnding.Asked(AuditCode.ConfirmationAsked, summary.AsQuestion(), handle)
            : InTwoSteps(call.Tool, summary, handle, $"{gateway.Value.Issuer}{ConfirmEndpoint.Path}/{page}",
                asked.ExpiresAt);
    }

    private static CallEnding InTwoSteps(
        ToolDefinition tool, CallSummary summary, string token, string page, DateTimeOffset expiresAt)
    {
        var until = expiresAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        var again = $"call {tool.Name} again before {until} with exactly the same arguments and, in addition, "
            + $"{ConfirmationArgument.Name} set to {token}";
        var how = tool.Confirmation == ConfirmationMode.Page
            ? $"Once the user has confirmed it on the page below, {again}. Only they can confirm it, signed in: {page}"
            : $"Show the user what it would do and ask. If they agree, {again}. They can also confirm or decline it "
                + $"themselves: {page}";
        return CallEnding.Told(AuditCode.ConfirmationAsked,
            $"Nothing has been done yet: this call needs the user's confirmation. It would be: {summary.InWords()} {how}",
            NoticeJson.Write(ConfirmationArgument.Member, writer =>
            {
                writer.WriteString("would_do"u8, summary.InWords());
                writer.WriteString("confirmation"u8, token);
                writer.WriteString("page"u8, page);
                writer.WriteString("expires_at"u8, until);
            }));
    }
}
