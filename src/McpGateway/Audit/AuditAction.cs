namespace McpGateway.Audit;

/// <summary>The closed vocabulary of audit actions.</summary>
internal static class AuditAction
{
    public const string ToolCalled = "tool.called";

    /// <summary>A call that changes something is about to reach the back office.</summary>
    public const string ToolBegun = "tool.begun";
    public const string ConfirmationAsked = "confirmation.asked";
    public const string ConfirmationGiven = "confirmation.given";
    public const string ConfirmationDeclined = "confirmation.declined";

    /// <summary>A guard that only observes would have refused a call.</summary>
    public const string GuardObserved = "guard.observed";

    /// <summary>Something that must not happen was seen and stopped; the code says what.</summary>
    public const string AlertRaised = "alert.raised";

    public const string ClientRegistered = "client.registered";
    public const string ClientUpdated = "client.updated";
    public const string ClientDeleted = "client.deleted";
    public const string AuthorizeAccepted = "authorize.accepted";
    public const string AuthorizeRefused = "authorize.refused";
    public const string SignInCompleted = "sign_in.completed";
    public const string SignInFailed = "sign_in.failed";
    public const string ConsentGiven = "consent.given";
    public const string ConsentDenied = "consent.denied";

    /// <summary>An answer to the consent question that could not be taken.</summary>
    public const string ConsentRefused = "consent.refused";
    public const string TokenIssued = "token.issued";
    public const string TokenRefreshed = "token.refreshed";
    public const string TokenReplayed = "token.replayed";
    public const string TokenRefused = "token.refused";
    public const string TokenReuseDetected = "token.reuse_detected";
    public const string ConnectionRevoked = "connection.revoked";

    /// <summary>A system of the operator, or its security staff, looked at the connections of a user or an
    /// organizer.</summary>
    public const string ConnectionsRead = "connections.read";

    /// <summary>A back office said that somebody's roles changed.</summary>
    public const string RolesNoticed = "roles.changed_notice";
    public const string SessionsEnded = "sessions.ended";
    public const string ChallengeSent = "challenge.sent";

    /// <summary>What was shown to the management API or to introspection is no credential of the operator's.</summary>
    public const string CredentialRefused = "credential.refused";
    /// <summary>Operator staff were not let in: too little was asked of them at the sign-in.</summary>
    public const string StaffRefused = "staff.refused";
    public const string RateLimited = "rate_limited";
    public const string AuditRead = "audit.read";

    /// <summary>From now on retention passes over a period.</summary>
    public const string HoldPlaced = "audit.hold_placed";
    public const string HoldLifted = "audit.hold_lifted";

    /// <summary>Events were read as a file: all that match, of the organizer if one is named.</summary>
    public const string AuditExported = "audit.exported";

    /// <summary>A backup took the place of the store; the code says when its connections came with it.</summary>
    public const string StoreRestored = "store.restored";

    /// <summary>The store was copied from another, which nobody uses any more.</summary>
    public const string StoreCopied = "store.copied";

    /// <summary>The keys of the store were wrapped anew and, unless a rotation was only continued, given
    /// successors.</summary>
    public const string KeysRotated = "keys.rotated";

    /// <summary>Data keys of an organizer, or of the gateway, that nothing needed any more were deleted.</summary>
    public const string KeysRetired = "keys.retired";

    /// <summary>The data keys of an organizer were destroyed.</summary>
    public const string KeysShredded = "keys.shredded";

    /// <summary>The code says what kind of thing was stopped; the target stands in the field of its kind.</summary>
    public const string SwitchThrown = "switch.thrown";
    public const string SwitchLifted = "switch.lifted";

    /// <summary>All connections that an incident concerns were ended; the code says why.</summary>
    public const string IncidentContained = "incident.contained";
    public const string RestrictionsChanged = "restrictions.changed";
}
