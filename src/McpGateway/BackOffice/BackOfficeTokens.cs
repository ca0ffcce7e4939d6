namespace McpGateway.BackOffice;

/// <summary>The back office's own tokens for one person. They never leave the gateway (promise S17).</summary>
internal sealed record BackOfficeTokens
{
    public required string AccessToken { get; init; }

    /// <summary>Null when the back office gives none: the connection then ends with the access token.</summary>
    public string? RefreshToken { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public override string ToString() => "BackOfficeTokens { … }";
}
