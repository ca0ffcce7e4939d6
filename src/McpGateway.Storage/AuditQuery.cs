namespace McpGateway.Storage;

/// <summary>What to look for in the audit log; null members do not restrict.</summary>
public sealed record AuditQuery
{
    /// <summary>Inclusive.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Exclusive.</summary>
    public DateTimeOffset? To { get; init; }

    public string? Action { get; init; }

    public AuditOutcome? Outcome { get; init; }

    public string? Code { get; init; }

    public string? UserId { get; init; }

    /// <summary>Any of these in the place of <see cref="UserId"/>, as they are stored.</summary>
    internal IReadOnlyList<string>? UserForms { get; init; }

    public string? OrganizerId { get; init; }

    public string? ConnectionId { get; init; }

    public string? ClientId { get; init; }

    public string? Provider { get; init; }

    public string? Tool { get; init; }

    /// <summary>Which form of the tool.</summary>
    public string? ToolDigest { get; init; }

    public string? Effect { get; init; }

    public string? Guard { get; init; }

    public string? RequestId { get; init; }

    /// <summary>Only events before this position: the <see cref="AuditPage.Next"/> of the page before.</summary>
    public long? Before { get; init; }

    /// <summary>At most this many events.</summary>
    public int Limit { get; init; } = 100;
}
