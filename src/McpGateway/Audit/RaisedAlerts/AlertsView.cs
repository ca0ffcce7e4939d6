using McpGateway.Storage;

namespace McpGateway.Audit.RaisedAlerts;

/// <summary>What the page of alerts shows. Public, as the parameters of a page have to be.</summary>
public sealed record AlertsView
{
    /// <summary>Whose alerts they are; null for everybody's.</summary>
    public required string? OrganizerId { get; init; }

    /// <summary>Of how many days.</summary>
    public required int Days { get; init; }

    /// <summary>Whether anything is watched at all: without, no alert means nothing.</summary>
    public required bool IsWatched { get; init; }

    /// <summary>The alerts, newest first, and where the older ones begin.</summary>
    public AuditPage Page { get; init; } = new([], null);

    /// <summary>Those of their connections that still work.</summary>
    public IReadOnlySet<string> Live { get; init; } = new HashSet<string>();

    /// <summary>The parameters that are wrong.</summary>
    public IReadOnlyCollection<string> Mistakes { get; init; } = [];
}
