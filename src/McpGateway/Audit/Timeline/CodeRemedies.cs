namespace McpGateway.Audit.Timeline;

/// <summary>What helps after a refusal with this code. Every code that can occur has its sentence.</summary>
internal static class CodeRemedies
{
    public const string AddAgain = "Remove the connector from the assistant and add it again.";

    private const string ItsMaker = " Its maker has to correct that.";
    private const string ConnectAgain = " Connect again.";
    private const string GuardSaysNo =
        "A guard of the catalog does not allow these arguments, or so much. Change the guard if it should be allowed.";

    private const string AnsweredNo = "The user did not agree to the call. Ask them what they want instead.";
    private const string AskAnew = " Let it call without a confirmation, so that the user is asked anew.";
    private const string TryLater = " Try again in a moment; if it stays, look at the back office.";
    private const string LookUp = " Look up the request id in the audit log and at the back office.";

    private static readonly Dictionary<string, string> Sentences = new(StringComparer.Ordinal)
    {
        // The authorization request.
        [AuditCode.UnknownClient] = "The client is not registered here, or its registration is gone. " + AddAgain,
        [AuditCode.ClientDocument] = "The document at the client's id could not be fetched or used. Check that its "
            + "address answers from here, and that the document is sound.",
        [AuditCode.WrongRedirect] = "The address to return to is not one the client registered. " + AddAgain,
        [AuditCode.Duplicate] = "The client sent a parameter twice." + ItsMaker,
        [AuditCode.ResponseType] = "The client must ask with response_type=code." + ItsMaker,
        [AuditCode.ResponseMode] = "The client must ask with response_mode=query." + ItsMaker,
        [AuditCode.Pkce] = "The client must send a PKCE challenge with S256. Use a version that supports OAuth 2.1.",
        [AuditCode.WrongResource] =
            "The client asked for another address than this gateway's MCP endpoint. Paste the MCP URL as it is shown.",
        [AuditCode.UnknownScope] = "None of the scopes exists here. Let the client ask for the scopes of the metadata.",
        [AuditCode.NoOrganizer] = "The person belongs to no organizer that could be connected. Add a membership in the "
            + "back office, then start again.",
        [AuditCode.RoleAllowsNothing] =
            "The person's role allows nothing of what was asked. Change the role in the back office, or ask for less.",
        ["login_required"] = "The client wanted no page, but the person has to sign in. Let it ask without prompt=none.",
        ["consent_required"] = "The client wanted no page, but the person has to be asked. Let it ask without "
            + "prompt=none.",
        ["request_not_supported"] = "The client sent a request object. Let it send plain parameters.",
        ["request_uri_not_supported"] = "The client sent the address of a request. Let it send plain parameters, or "
            + "push them to /par.",
        ["unsupported_response_type"] = "The client must ask with response_type=code." + ItsMaker,
        ["invalid_target"] =
            "The client asked for another address than this gateway's MCP endpoint. Paste the MCP URL as it is shown.",
        ["invalid_scope"] = "None of the scopes can be had. Let the client ask for the scopes of the metadata.",
        ["invalid_redirect_uri"] = "The address to return to is not one that may be registered." + ItsMaker,
        ["invalid_client_metadata"] = "What the client registered with is not sound." + ItsMaker,
        ["invalid_software_statement"] = "The client sent a software statement. Let it register without.",
        ["access_denied"] = "It is not allowed here. Ask the operator whether it should be.",

        // The sign-in.
        [AuditCode.NotBegunHere] = "The sign-in was not begun in this browser, or took too long. Start again from the "
            + "assistant, in one window.",
        [AuditCode.NotSignedIn] = "The back office did not sign the person in. Check the account there and start again.",
        [AuditCode.NotProven] = "The back office's answer could not be verified. Check Gateway:SignIn and the clocks.",
        [AuditCode.SinkBehind] = "A receiver of audit events has taken none for too long. The log names it; check that it "
            + "answers. Nothing is lost: what waits is delivered once it does.",
        [AuditCode.NoSecondFactor] = "The back office did not say that operator staff signed in with a second factor. Let them "
            + "set one up there and sign in again; Gateway:SignIn:Staff says what counts.",
        [AuditCode.BackOfficeUnavailable] = "The back office gave no usable answer. Check that it can be reached.",

        // The answer to the question.
        [AuditCode.NoSession] = "The browser was not signed in any more when the answer came. Allow its cookies, and "
            + "start again from the assistant.",
        [AuditCode.WrongForm] = "The answer was not sent from the page of the question. Start again from the assistant.",
        [AuditCode.QuestionClosed] = "The question was answered already. Start again from the assistant.",
        [AuditCode.OtherBrowser] = "The question was shown in another browser. Answer where it is asked, and never "
            + "through a link that somebody sent.",
        [AuditCode.NothingChosen] = "Nothing was chosen that the person's role allows. Choose an organizer and at least "
            + "one thing, or change the role in the back office.",
        [AuditCode.SignInUsed] = "The sign-in had served another connection. Start again from the assistant.",

        // Who the client is.
        [AuditCode.NoClientId] = "The client did not say which one it is." + ItsMaker,
        [AuditCode.WrongMethod] = "The client did not authenticate the way it registered. " + AddAgain,
        [AuditCode.WrongSecret] = "The client's secret is not the one that was issued. Give it the right one, or remove "
            + "the connector and add it again.",
        [AuditCode.WrongAssertion] = "The client's signed assertion is not valid here. Check its clock, its key and that "
            + "aud is this gateway's issuer.",
        [AuditCode.ClientKeys] = "The keys at the client's jwks_uri could not be fetched or used. Check that the address "
            + "answers from here.",
        ["invalid_client"] = "The client did not authenticate as it registered. " + AddAgain,
        ["unauthorized_client"] = "The client did not register for this grant. " + AddAgain,
        [AuditCode.WrongCredential] = "It is no credential of Gateway:Api:Credentials. Give the system the one that was "
            + "made for it.",

        // Codes and tokens.
        [AuditCode.Unknown] = "The code or token was never issued here. " + AddAgain,
        [AuditCode.Expired] = "The question, code or token had expired. Connect again; if it happens at once, the client "
            + "is slow to redeem its code.",
        [AuditCode.Ended] = "The connection had ended." + ConnectAgain,
        [AuditCode.Reused] = "A code or token was used twice, so the connection ended." + ConnectAgain,
        [AuditCode.WrongClient] = "The code or token belongs to another client. " + AddAgain,
        [AuditCode.WrongVerifier] = "The PKCE verifier does not fit the challenge. Connect again from one window only.",
        ["invalid_request"] = "A parameter is missing, sent twice or unreadable." + ItsMaker,
        ["invalid_grant"] = "The code or token is not good any more." + ConnectAgain,
        ["invalid_token"] = "The token is not good any more." + ConnectAgain,
        ["unsupported_grant_type"] = "The client asked for a grant that is not offered. Let it use authorization_code.",
        ["temporarily_unavailable"] = "Something the answer depends on could not be reached. Let it try again.",

        // The end of a connection.
        ["refresh_token_reused"] = "A refresh token was used twice, so one holder may be a thief. Find out who else has "
            + "the client's data, then connect again.",
        ["code_replayed"] = "An authorization code was used twice, so one holder may be a thief." + ConnectAgain,
        ["by_user"] = "The person ended the connection. Connect again if that is wanted.",
        ["by_client"] = "The client gave its token back. Connect again if that is wanted.",
        ["client_deleted"] = "The client deleted its registration. Add it again if that is wanted.",
        ["back_office_signed_out"] = "The person's session at the back office has ended." + ConnectAgain,
        ["back_office_logout"] = "The person signed out at the back office." + ConnectAgain,
        ["membership_ended"] = "The person no longer belongs to the organizer. Add the membership in the back office, "
            + "then connect again.",
        ["role_lost"] = "The person's role allows nothing any more of what was granted. Change the role in the back "
            + "office, or connect again with less.",

        // Calls.
        ["insufficient_scope"] = "The connection lacks a scope. Connect again and allow it.",
        ["forbidden_by_role"] = "The person's role does not allow it. Change the role in the back office if it should.",
        ["unknown_tool"] = "The client called a tool that does not exist. Let it read the list of tools again.",
        ["invalid_arguments"] = "The arguments did not fit the tool. The model was told which; let it try again.",
        [AuditCode.SwitchedOff] = "The operator has switched it off. Lift the switch on /admin/switches if it should work.",
        [AuditCode.Restricted] = "The organizer does not allow it. Its administrator can change that on /restrictions.",
        [AuditCode.GuardLimit] = GuardSaysNo,
        [AuditCode.GuardDate] = GuardSaysNo,
        [AuditCode.GuardValue] = GuardSaysNo,
        [AuditCode.GuardCount] = GuardSaysNo,
        [AuditCode.GuardSum] = GuardSaysNo,
        [AuditCode.GuardNotLookedUp] = "The assistant has to look the thing up before it changes it. Let it try again.",
        [AuditCode.GuardDenials] = "It was refused too often in a row. Find out what the assistant is trying to do.",
        [AuditCode.InForm] = AnsweredNo,
        [AuditCode.ByCall] = AnsweredNo,
        [AuditCode.OnPage] = AnsweredNo,
        ["confirmation_declined"] = AnsweredNo,
        ["confirmation_invalid"] = "The assistant sent a confirmation that was never given out." + AskAnew,
        ["confirmation_expired"] = "The user's answer, or the call after it, came too late." + AskAnew,
        ["confirmation_used"] = "The confirmation had served another call." + AskAnew,
        ["confirmation_of_other_connection"] = "The confirmation belongs to another connection." + AskAnew,
        ["confirmation_of_other_tool"] = "The confirmation is for another tool." + AskAnew,
        ["confirmation_of_changed_tool"] = "The catalog changed after the user was asked." + AskAnew,
        ["confirmation_of_other_arguments"] = "The assistant changed what the user had agreed to." + AskAnew,
        ["confirmation_not_given"] = "The user has not answered on the page. Let them do so, and the assistant call again.",
        ["in_progress"] = "The same change was being carried out already. Let the assistant wait for its answer.",
        [AuditCode.GuardBusy] = "Other calls were being counted at the same moment. Let the assistant try again.",
        ["organizer_mismatch"] = "The back office answered with another organizer's data." + LookUp,
        ["unrecorded"] = "How the call ended could not be recorded. Look it up at the back office before repeating it.",
        ["result_too_large"] = "The result was too large. Let the assistant ask for less at once.",
        ["back_office_too_large"] = "The back office answered with more than can be read. Let the assistant ask for less.",
        ["back_office_circuit_open"] = "The back office failed too often just now, so it was left alone." + TryLater,
        ["back_office_queue_full"] = "Too many requests were waiting for the back office." + TryLater,
        ["back_office_unreachable"] = "The back office could not be reached." + TryLater,
        ["back_office_timeout"] = "The back office did not answer in time." + TryLater,
        ["back_office_error"] = "The back office failed." + LookUp,
        ["back_office_garbage"] = "The back office answered with something unexpected." + LookUp,
        ["back_office_forbidden"] = "The back office does not let this person do that. Change it there if it should.",
        ["back_office_busy"] = "The back office has too much to do. Let the assistant wait a minute.",
        ["not_found"] = "There is nothing with this id at the organizer. Let the assistant search for it first.",
        ["conflict"] = "Somebody else changed it meanwhile. Let the assistant read it anew.",
        [AuditCode.ConnectionsKept] =
            "A backup was restored with its connections. Revoke those that had been revoked after it was made.",
        ["rejected"] = "The back office did not accept the values. Let the assistant check them.",
    };

    public static string? Find(string code) => Sentences.GetValueOrDefault(code);
}
