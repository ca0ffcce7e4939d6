namespace McpGateway.Connections;

/// <summary>Why a connection ended: the codes of <c>connection.revoked</c> events.</summary>
internal static class RevocationReason
{
    public const string ByUser = "by_user";
    public const string ByClient = "by_client";
    public const string ClientDeleted = "client_deleted";
    public const string CodeReplayed = "code_replayed";
    public const string RefreshTokenReused = "refresh_token_reused";
}
