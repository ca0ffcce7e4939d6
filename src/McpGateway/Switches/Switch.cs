namespace McpGateway.Switches;

/// <summary>One stop that is in force from the moment it is stored until it is lifted or expires.</summary>
internal sealed record Switch
{
    public required string Id { get; init; }

    /// <summary>A word of <see cref="SwitchKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>An id or a name of that kind; empty for <see cref="SwitchKind.Everything"/>.</summary>
    public required string Target { get; init; }

    /// <summary>A word of <see cref="SwitchReason"/>.</summary>
    public required string Reason { get; init; }

    public required DateTimeOffset ThrownAt { get; init; }

    /// <summary>From this moment on it stops nothing; null until it is lifted.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The user id of the member of staff, or the credential.</summary>
    public required string ThrownBy { get; init; }

    public bool IsInForce(DateTimeOffset now) => ExpiresAt is not { } end || now < end;
}
