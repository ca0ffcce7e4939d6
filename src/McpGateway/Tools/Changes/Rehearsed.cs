using McpGateway.Audit;
using McpGateway.Tools.Calls;
using McpGateway.Tools.Catalog;
using McpGateway.Tools.Confirmation;

namespace McpGateway.Tools.Changes;

/// <summary>The answer to a rehearsal, which nobody can take for a thing done.</summary>
internal static class Rehearsed
{
    public const string Member = "rehearsal";

    public static CallEnding Ending(ChangingCall call)
    {
        var summary = CallSummary.Of(call);
        var asks = call.Tool.Confirmation == ConfirmationMode.None ? "" : " The user would be asked to confirm it first.";
        return CallEnding.Told(AuditCode.Rehearsed,
            $"This was a rehearsal: nothing was done, and nothing was sent to the back office. The call passes every "
            + $"check of the gateway; the back office itself was not asked. It would be: {summary.InWords()}{asks}",
            NoticeJson.Write(Member, writer =>
            {
                writer.WriteString("tool"u8, call.Tool.Name);
                writer.WriteString("would_do"u8, summary.InWords());
            }));
    }
}
