namespace McpGateway.OAuth.Token;

/// <summary>RFC 7662 §2.2. Of a token that is not live nothing is told but that.</summary>
internal sealed record IntrospectionAnswer
{
    public static readonly IntrospectionAnswer Inactive = new();

    public bool Active { get; init; }

    public string? Scope { get; init; }

    public string? ClientId { get; init; }

    public string? Sub { get; init; }

    public long? Exp { get; init; }

    public long? Iat { get; init; }

    public string? Aud { get; init; }

    public string? Iss { get; init; }

    /// <summary><c>Bearer</c>, or <c>refresh_token</c>, which no resource may take for an access token.</summary>
    public string? TokenType { get; init; }

    public string? Organizer { get; init; }
}
