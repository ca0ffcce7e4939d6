using System.Text.Json.Serialization;
using McpGateway.BackOffice;

namespace McpGateway.Connections;

/// <summary>
/// A user's standing permission for one client at one organizer, whole in one record: its authorization code, live
/// access tokens, refresh generation and the back office's own tokens. A call is one read of it, a refresh one
/// compare-and-swap, a revocation one delete.
/// </summary>
internal sealed record Connection
{
    public const string Kind = "connection";

    public required string Id { get; init; }

    public required string UserId { get; init; }

    public required string OrganizerId { get; init; }

    /// <summary>For the pages.</summary>
    public required string OrganizerName { get; init; }

    public required string ClientId { get; init; }

    /// <summary>Self-declared by the client; shown, never trusted.</summary>
    public required string ClientName { get; init; }

    /// <summary>The host that receives the code.</summary>
    public required string RedirectHost { get; init; }

    /// <summary>Who operates the client: decided by the host of its document or by the redirect host.</summary>
    public required string Provider { get; init; }

    /// <summary>The granted scopes in wire form.</summary>
    public required string Scope { get; init; }

    /// <summary>The one resource (RFC 8707) its tokens are good for.</summary>
    public required string Resource { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Anchored at sign-in; no refresh moves it.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    public required AuthorizationCode Code { get; init; }

    public required IReadOnlyList<IssuedToken> AccessTokens { get; init; }

    /// <summary>Null for a client that may not refresh.</summary>
    public RefreshState? Refresh { get; init; }

    public required BackOfficeTokens BackOffice { get; init; }

    /// <summary>One more with every notice that the user's roles changed: a reading of the roles that began under a
    /// lower number is stale. A number and no time, because the clocks of replicas differ.</summary>
    public long RolesGeneration { get; init; }

    /// <summary>False until the client has redeemed the code: nothing works yet, and nothing is shown.</summary>
    [JsonIgnore]
    public bool IsEstablished => Code.RedeemedAt is not null;
}
