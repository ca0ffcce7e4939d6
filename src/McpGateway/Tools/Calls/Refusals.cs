using McpGateway.BackOffice;
using McpGateway.Storage;
using McpGateway.Tools.Catalog;
using McpGateway.Tools.Output;

namespace McpGateway.Tools.Calls;

/// <summary>The sentences for calls that end without a result. They say what to try, and nothing of what the back
/// office said.</summary>
internal static class Refusals
{
    /// <summary>The code of an answer with somebody else's data.</summary>
    public const string Mismatch = "organizer_mismatch";

    public static CallEnding ForbiddenByRole(ToolDefinition tool) => CallEnding.Refused("forbidden_by_role",
        $"The user's role does not allow '{tool.Title}'. An administrator of the organizer can change the role.",
        AuditOutcome.Denied);

    /// <summary>Not a challenge: the same call without the argument may serve as well.</summary>
    public static CallEnding LooksTooFar(string argument, IEnumerable<string> scopes) => CallEnding.Refused(
        "insufficient_scope",
        $"'{argument}' looks through values that are not shown to this connection: that takes {string.Join(" or ", scopes)}, "
        + "and a role to which it is of use. Leave the argument out, or let the user connect again and allow it.",
        AuditOutcome.Denied);

    public static CallEnding OrganizerMismatch() => CallEnding.Refused(Mismatch,
        "The back office answered with data that cannot be shown to belong to this organizer, so nothing of it is "
        + "returned. Trying again will hardly help; the operator should be told.");

    public static CallEnding Unrecorded() => CallEnding.Refused("unrecorded",
        "The gateway could not record how this ended. It may or may not have been carried out: look it up before trying "
        + "again.");

    public static CallEnding ResultTooLarge(ToolDefinition tool) => CallEnding.Refused("result_too_large",
        $"The result is larger than {Projection.MaxBytes / 1024} KB, which assistants cannot take. {AskForLess(tool)}");

    public static CallEnding Of(BackOfficeFailure failure, ToolDefinition tool)
    {
        var unsure = tool.Effect == Effect.Read
            ? "Try again in a moment."
            : "It may or may not have been carried out: look it up before trying again.";
        return failure switch
        {
            BackOfficeFailure.Unreachable => CallEnding.Refused("back_office_unreachable",
                $"The back office could not be reached. {unsure}"),
            BackOfficeFailure.NotReached => CallEnding.Refused("back_office_unreachable",
                "The back office could not be reached, so nothing was done. Try again in a moment."),
            BackOfficeFailure.TimedOut => CallEnding.Refused("back_office_timeout",
                $"The back office did not answer in time. {unsure}"),
            BackOfficeFailure.Broken => CallEnding.Refused("back_office_error",
                $"The back office failed while working on this. {unsure}"),
            BackOfficeFailure.Garbage => CallEnding.Refused("back_office_garbage",
                $"The back office answered with something unexpected, so nothing of it is returned. {unsure}"),
            BackOfficeFailure.TooLarge => CallEnding.Refused("back_office_too_large", tool.Effect == Effect.Read
                ? $"The back office answered with more than can be read. {AskForLess(tool)}"
                : $"The back office answered with more than can be read. {unsure}"),
            BackOfficeFailure.SignedOut => CallEnding.Refused("back_office_signed_out",
                "The user's session at the back office has ended. The user must disconnect and connect again.",
                AuditOutcome.Denied),
            BackOfficeFailure.Forbidden => CallEnding.Refused("back_office_forbidden",
                "The back office does not let this user do that. An administrator of the organizer can change it.",
                AuditOutcome.Denied),
            BackOfficeFailure.NotFound => CallEnding.Refused("not_found",
                "There is nothing with this id at this organizer. Check the id, or search for it first."),
            BackOfficeFailure.Conflict => CallEnding.Refused("conflict",
                "It has changed in the meantime. Read its present state and decide again."),
            BackOfficeFailure.Busy => CallEnding.Refused("back_office_busy",
                "The back office has too much to do. Wait a minute, then try again."),
            BackOfficeFailure.CircuitOpen => CallEnding.Refused("back_office_circuit_open",
                "The back office failed too often just now and is left alone for some seconds, so nothing was sent. Try "
                + "again in half a minute."),
            BackOfficeFailure.QueueFull => CallEnding.Refused("back_office_queue_full",
                "Too many requests are waiting for the back office, so this one was not sent. Try again in a moment."),
            _ => CallEnding.Refused("rejected",
                "The back office does not accept these values. Check them against the present state and the tool's "
                + "description."),
        };
    }

    private static string AskForLess(ToolDefinition tool) =>
        tool.Output?.IsPaged == true && tool.Input.FindProperty("limit") is not null
            ? "Ask for fewer with a smaller 'limit' and continue with 'cursor'."
            : "Ask for less, for example with a shorter period or a narrower filter.";
}
