namespace McpGateway.Audit;

/// <summary>The closed vocabulary of reasons, beside the error codes of OAuth and the names of the limits.</summary>
internal static class AuditCode
{
    // The authorization request.
    public const string UnknownClient = "unknown_client";
    public const string ClientDocument = "client_document";
    public const string Duplicate = "duplicate_parameter";
    public const string ResponseType = "wrong_response_type";
    public const string ResponseMode = "wrong_response_mode";
    public const string Pkce = "no_s256_challenge";
    public const string UnknownScope = "unknown_scope";
    public const string NoOrganizer = "no_organizer";
    public const string RoleAllowsNothing = "role_allows_nothing";

    // The authentication of a client.
    public const string NoClientId = "no_client_id";
    public const string WrongMethod = "wrong_auth_method";
    public const string WrongSecret = "wrong_secret";
    public const string WrongAssertion = "wrong_assertion";
    public const string ClientKeys = "client_keys";

    // The credential of an operator's system.
    public const string WrongCredential = "wrong_credential";

    // The answer to the consent question.
    public const string NoSession = "no_session";
    public const string WrongForm = "wrong_form";
    public const string QuestionClosed = "question_closed";
    public const string OtherBrowser = "other_browser";
    public const string NothingChosen = "nothing_chosen";
    public const string SignInUsed = "sign_in_used";

    // The sign-in.
    public const string NotBegunHere = "not_begun_here";
    public const string NotSignedIn = "not_signed_in";
    public const string NotProven = "not_proven";
    public const string NoSecondFactor = "no_second_factor";
    public const string BackOfficeUnavailable = "back_office_unavailable";

    // Confirmations: where the user answered.
    public const string InForm = "in_form";
    public const string ByCall = "by_call";
    public const string OnPage = "on_page";

    // A call that did nothing yet.
    public const string Rehearsed = "rehearsed";
    public const string ConfirmationAsked = "confirmation_asked";

    // A call that came to no ending of its own.
    public const string Cancelled = "cancelled";
    public const string InternalError = "internal_error";

    // Codes and tokens.
    public const string Unknown = "unknown";
    public const string Expired = "expired";
    public const string Ended = "ended";
    public const string Reused = "reused";
    public const string WrongClient = "wrong_client";
    public const string WrongVerifier = "wrong_verifier";
    public const string WrongRedirect = "wrong_redirect";
    public const string WrongResource = "wrong_resource";

    // What the operator has switched off, and what an organizer does not allow.
    public const string SwitchedOff = "switched_off";
    public const string Restricted = "restricted";

    // The guards of the catalog.
    public const string GuardLimit = "guard_limit";
    public const string GuardDate = "guard_date";
    public const string GuardValue = "guard_value";
    public const string GuardNotLookedUp = "guard_not_looked_up";
    public const string GuardCount = "guard_count";
    public const string GuardSum = "guard_sum";
    public const string GuardDenials = "guard_denials";

    /// <summary>So many calls count under the same guard at once that this one could not be counted.</summary>
    public const string GuardBusy = "guard_busy";

    // The delivery to sinks.
    public const string SinkBehind = "sink_behind";

    // What is out of the ordinary, of a connection.
    public const string DenialBurst = "denial_burst";
    public const string FailureBurst = "failure_burst";
    public const string GuardBurst = "guard_burst";
    public const string VolumeBurst = "volume_burst";
    public const string OldTokenUsed = "old_token_used";

    /// <summary>The first call of this effect by a connection that had done without.</summary>
    public const string FirstEffect = "first_effect";

    /// <summary>The first connection of this provider to an organizer that had others.</summary>
    public const string FirstProvider = "first_provider";

    // The restore of a backup.
    public const string ConnectionsKept = "connections_kept";
}
