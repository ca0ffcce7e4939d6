namespace McpGateway.Storage;

/// <summary>
/// One line of who did what, when, with which outcome (promise S18). Every member is an id, a closed word or a number:
/// there is no field in which a name, an argument or a result could be put (promise S19).
/// </summary>
public sealed record AuditEvent
{
    /// <summary>Position in the log, assigned by the store, growing.</summary>
    public long Sequence { get; init; }

    /// <summary>When it happened, UTC, to the millisecond.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The id that the caller saw in <c>X-Request-Id</c>.</summary>
    public required string RequestId { get; init; }

    /// <summary>What happened: a word of the gateway's closed vocabulary, for example <c>tool.called</c>.</summary>
    public required string Action { get; init; }

    public required AuditOutcome Outcome { get; init; }

    /// <summary>Why, when not a success: a word of the closed vocabulary, for example <c>insufficient_scope</c>. Of a
    /// rule that only observes: the word with which it would have refused.</summary>
    public string? Code { get; init; }

    public string? UserId { get; init; }

    public string? OrganizerId { get; init; }

    public string? ConnectionId { get; init; }

    public string? ClientId { get; init; }

    public string? Provider { get; init; }

    public string? Tool { get; init; }

    /// <summary>Which form of the tool was called: 16 hexadecimal digits that change with what models read of it.
    /// </summary>
    public string? ToolDigest { get; init; }

    /// <summary><c>read</c>, <c>write</c> or <c>destructive</c>.</summary>
    public string? Effect { get; init; }

    /// <summary>Whole milliseconds, when the event is about something that took time.</summary>
    public int? DurationMs { get; init; }

    /// <summary>How many values were withheld or masked in the answer.</summary>
    public int? Redactions { get; init; }

    /// <summary>How many more events of its kind were left out since the last one that was kept; null when
    /// none.</summary>
    public int? LeftOut { get; init; }

    /// <summary>The name, out of the operator's catalog, of the guard that refused, or would have.</summary>
    public string? Guard { get; init; }
}
