namespace McpGateway.OAuth.Clients;

/// <summary>A registered application (RFC 7591 §2).</summary>
internal sealed record Client
{
    public const string Kind = "client";

    public required string Id { get; init; }

    /// <summary>Self-declared; shown, never trusted.</summary>
    public required string Name { get; init; }

    public required IReadOnlyList<string> RedirectUris { get; init; }

    public required IReadOnlyList<string> GrantTypes { get; init; }

    /// <summary>How it authenticates at the token endpoint: one of
    /// <see cref="ClientAuthentication.Methods"/>.</summary>
    public required string TokenEndpointAuthMethod { get; init; }

    /// <summary>Keyed hash of the secret; null for a public client.</summary>
    public byte[]? SecretHash { get; init; }

    public required DateTimeOffset RegisteredAt { get; init; }
}
