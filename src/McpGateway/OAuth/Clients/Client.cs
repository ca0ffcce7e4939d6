using System.Text.Json.Serialization;
using McpGateway.OAuth.Clients.Assertions;

namespace McpGateway.OAuth.Clients;

/// <summary>An application that registered (RFC 7591 §2) or publishes a document about itself.</summary>
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

    /// <summary>Keyed hash of the secret that was issued; null for a client without one.</summary>
    public byte[]? SecretHash { get; init; }

    /// <summary>SHA-256 of a secret that the operator chose; null for every other client.</summary>
    [JsonIgnore]
    public byte[]? ConfiguredSecretHash { get; init; }

    /// <summary>What it may sign assertions with, be it instead of or besides <see cref="TokenEndpointAuthMethod"/>;
    /// null where that is a secret, and for registered clients.</summary>
    [JsonIgnore]
    public ClientKeys? Keys { get; init; }

    /// <summary>Keyed hash of the token that manages the registration (RFC 7592); null for a client that did not
    /// register itself.</summary>
    public byte[]? RegistrationTokenHash { get; init; }

    /// <summary>When it registered, or when its document was fetched.</summary>
    public required DateTimeOffset RegisteredAt { get; init; }

    /// <summary>The host that serves the document at its id; null for a registered client, of which no host is
    /// proven.</summary>
    [JsonIgnore]
    public string? VerifiedHost { get; init; }
}
