namespace McpGateway.Connections;

/// <summary>A connection as pages and API tell of it. Public, as the parameters of a page have to be.</summary>
public sealed record ConnectionRow
{
    public required string Id { get; init; }

    public required string ClientId { get; init; }

    /// <summary>Self-declared by the client.</summary>
    public required string ClientName { get; init; }

    public required string RedirectHost { get; init; }

    public required string Provider { get; init; }

    public required string OrganizerId { get; init; }

    public required string OrganizerName { get; init; }

    /// <summary>The back office's id of whoever connected it.</summary>
    public required string UserId { get; init; }

    public required IReadOnlyList<string> Scopes { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Null when it never was.</summary>
    public required DateTimeOffset? LastUsed { get; init; }
}
