namespace McpGateway.OAuth;

/// <summary>Scopes that are the protocol's and not the catalog's.</summary>
internal static class Scopes
{
    /// <summary>Clients ask for it to get a refresh token; they get one anyway, and the scope back.</summary>
    public const string OfflineAccess = "offline_access";
}
