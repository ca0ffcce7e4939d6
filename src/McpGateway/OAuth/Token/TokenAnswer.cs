namespace McpGateway.OAuth.Token;

/// <summary>RFC 6749 §5.1. The scope is always told: clients compute their next request from it.</summary>
internal sealed record TokenAnswer
{
    public required string AccessToken { get; init; }

    public string TokenType { get; init; } = "Bearer";

    /// <summary>Whole seconds.</summary>
    public required long ExpiresIn { get; init; }

    public string? RefreshToken { get; init; }

    public required string Scope { get; init; }
}
