using McpGateway.Storage;

namespace McpGateway.Tools.Confirmation;

/// <summary>Why a confirmation does not confirm a call. Nothing was done, and nothing was used up.</summary>
internal static class ConfirmationRefusals
{
    private const string AskAnew = "Call again without 'confirmation' to ask anew.";

    public static CallRefusedException Forged() => Of("confirmation_invalid",
        $"This confirmation was not given out by this gateway for a call; it must be sent as it was given. {AskAnew}");

    public static CallRefusedException Late() => Of("confirmation_expired",
        $"This confirmation has ended: it was not used in time. Nothing was done. {AskAnew}");

    public static CallRefusedException Used() => Of("confirmation_used",
        "This confirmation was used before and confirms one call only, so nothing more was done. Look up what the first "
        + $"call did; if the same is wanted once more: {AskAnew}");

    public static CallRefusedException Declined() => Of("confirmation_declined",
        "The user did not agree. Nothing was done.");

    public static CallRefusedException OtherConnection() => Of("confirmation_of_other_connection",
        $"This confirmation was given to another connection. Nothing was done. {AskAnew}");

    public static CallRefusedException OtherTool() => Of("confirmation_of_other_tool",
        $"This confirmation is for another tool. Nothing was done. {AskAnew}");

    public static CallRefusedException ChangedTool() => Of("confirmation_of_changed_tool",
        $"The tool has been changed since this confirmation was asked for. Nothing was done. {AskAnew}");

    public static CallRefusedException OtherArguments() => Of("confirmation_of_other_arguments",
        "The user agreed to other arguments. Nothing was done. Send exactly those that were confirmed, or call without "
        + "'confirmation' to ask anew.");

    public static CallRefusedException NotYetOnPage() => Of("confirmation_not_given",
        "The user has not confirmed this on the page yet. Nothing was done. Send the same call again once they have.");

    private static CallRefusedException Of(string code, string message) => new(code, message, AuditOutcome.Denied);
}
