namespace McpGateway.OAuth.Discovery;

/// <summary>RFC 9728 §2.</summary>
internal sealed record ProtectedResourceMetadata
{
    public required string Resource { get; init; }

    public required IReadOnlyList<string> AuthorizationServers { get; init; }

    /// <summary>The default scopes; never <c>offline_access</c>, which is no matter of the resource.</summary>
    public required IReadOnlyList<string> ScopesSupported { get; init; }

    public IReadOnlyList<string> BearerMethodsSupported { get; } = ["header"];
}
