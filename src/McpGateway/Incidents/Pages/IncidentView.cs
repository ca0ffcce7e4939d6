using McpGateway.Storage;

namespace McpGateway.Incidents.Pages;

/// <summary>What the page of incidents shows. Public, as the parameters of a page have to be.</summary>
public sealed record IncidentView
{
    /// <summary>What was asked, narrowed to what the reader may see.</summary>
    public required AuditQuery Query { get; init; }

    /// <summary>What was typed, by field.</summary>
    public required IReadOnlyDictionary<string, string> Typed { get; init; }

    /// <summary>What is wrong, by field.</summary>
    public IReadOnlyDictionary<string, string> Mistakes { get; init; } = new Dictionary<string, string>();

    /// <summary>Null when nothing was asked yet, or not in order.</summary>
    public IncidentReport? Report { get; init; }

    /// <summary>It concerns more connections than can be stopped at once.</summary>
    public bool IsTooMuch { get; init; }

    /// <summary>It was to be stopped, but concerns other connections than were shown.</summary>
    public bool HasChanged { get; init; }

    /// <summary>What was just done; null when nothing was.</summary>
    public ContainmentDone? Done { get; init; }

    /// <summary>It was to be stopped, by a form of another session or of a sign-in too long ago.</summary>
    public bool IsUnconfirmed { get; init; }

    public required string FormToken { get; init; }
}

/// <summary>A containment, as the log tells it.</summary>
/// <param name="Stopped">How many connections it ended.</param>
/// <param name="Within">Within how many milliseconds the last of them had.</param>
/// <param name="At">When.</param>
/// <param name="By">Who did it.</param>
/// <param name="Reason">Why: a word of the switches.</param>
public sealed record ContainmentDone(int Stopped, int Within, DateTimeOffset At, string? By, string? Reason);
