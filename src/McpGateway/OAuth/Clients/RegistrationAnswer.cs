namespace McpGateway.OAuth.Clients;

/// <summary>RFC 7591 §3.2.1 and RFC 7592 §3: everything that was registered, and nothing that was ignored.</summary>
internal sealed record RegistrationAnswer
{
    public required string ClientId { get; init; }

    public required long ClientIdIssuedAt { get; init; }

    public string? ClientSecret { get; init; }

    public int? ClientSecretExpiresAt { get; init; }

    public required string RegistrationClientUri { get; init; }

    public required string RegistrationAccessToken { get; init; }

    public required string ClientName { get; init; }

    public required IReadOnlyList<string> RedirectUris { get; init; }

    public required IReadOnlyList<string> GrantTypes { get; init; }

    public IReadOnlyList<string> ResponseTypes { get; } = ["code"];

    public required string TokenEndpointAuthMethod { get; init; }

    /// <param name="secret">Only where it is issued: later nobody here knows it.</param>
    public static RegistrationAnswer To(Client client, string issuer, string registrationToken, string? secret) => new()
    {
        ClientId = client.Id,
        ClientIdIssuedAt = client.RegisteredAt.ToUnixTimeSeconds(),
        ClientSecret = secret,
        ClientSecretExpiresAt = secret is null ? null : 0,
        RegistrationClientUri = $"{issuer}/register/{client.Id}",
        RegistrationAccessToken = registrationToken,
        ClientName = client.Name,
        RedirectUris = client.RedirectUris,
        GrantTypes = client.GrantTypes,
        TokenEndpointAuthMethod = client.TokenEndpointAuthMethod,
    };
}
