namespace McpGateway.Connections;

/// <summary>Why a connection ended: the codes of <c>connection.revoked</c> events, and the words for the
/// user.</summary>
internal static class RevocationReason
{
    public const string ByUser = "by_user";
    public const string ByClient = "by_client";
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

    /// <summary>What to tell the user; null for an end that they asked for themselves.</summary>
    public static string? InWords(string reason) => reason switch
    {
        RefreshTokenReused or CodeReplayed =>
            "A key of this connection was used a second time, as a thief would. To be safe, everything about it was "
            + "ended. Connect again if you trust the assistant.",
        BackOfficeSignedOut =>
            "Your session at the back office behind this connection has ended. Connect again to go on.",
        BackOfficeLogout => "You signed out at the back office. Connect again to go on.",
        MembershipEnded => "You no longer belong to the organizer that it was connected to.",
        RoleLost => "Your role no longer allows any of what the assistant might do.",
        _ => null,
    };
}
