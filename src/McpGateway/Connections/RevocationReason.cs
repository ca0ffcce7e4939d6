namespace McpGateway.Connections;

/// <summary>Why a connection ended: the codes of <c>connection.revoked</c> events.</summary>
internal static class RevocationReason
{
    public const string ByUser = "by_user";
    public const string ByClient = "by_client";

    /// <summary>An administrator of the connection's organizer.</summary>
    public const string ByAdministrator = "by_administrator";

    /// <summary>A system of the operator, by the management API: for the user in the back office's own pages, or for
    /// itself.</summary>
    public const string ByOperator = "by_operator";

    /// <summary>The operator's security staff contained an incident that the connection was part of.</summary>
    public const string Contained = "contained";
    public const string ClientDeleted = "client_deleted";
    public const string CodeReplayed = "code_replayed";
    public const string RefreshTokenReused = "refresh_token_reused";

    /// <summary>The back office no longer gives tokens for this sign-in.</summary>
    public const string BackOfficeSignedOut = "back_office_signed_out";

    /// <summary>The user signed out at the back office, and the operator lets that end connections.</summary>
    public const string BackOfficeLogout = "back_office_logout";

    /// <summary>The user is gone or no longer belongs to the organizer.</summary>
    public const string MembershipEnded = "membership_ended";

    /// <summary>The user's role allows nothing any more of what was granted.</summary>
    public const string RoleLost = "role_lost";
}
