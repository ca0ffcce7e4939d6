namespace McpGateway.Connections;

/// <summary>One row of the connections page. Public, as the parameters of a page have to be.</summary>
public sealed record ConnectionRow
{
    public required string Id { get; init; }

    public required string ClientName { get; init; }

    public required string RedirectHost { get; init; }

    public required string Provider { get; init; }

    public required string OrganizerName { get; init; }

    public required IReadOnlyList<string> Scopes { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Null when it never was.</summary>
    public required DateTimeOffset? LastUsed { get; init; }
}
