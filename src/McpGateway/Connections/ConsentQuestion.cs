using McpGateway.Web.Languages;

namespace McpGateway.Connections;

/// <summary>What the consent page asks. Public, as the parameters of a page have to be.</summary>
public sealed record ConsentQuestion
{
    /// <summary>The handle of the pending request: what the form sends back.</summary>
    public required string Request { get; init; }

    /// <summary>Self-declared by the client.</summary>
    public required string ClientName { get; init; }

    /// <summary>The host whose document describes the client; null for a client that only registered.</summary>
    public string? VerifiedHost { get; init; }

    /// <summary>Where the code will be sent.</summary>
    public required string RedirectHost { get; init; }

    /// <summary>The redirect stays on this device: any program here could be the one that asks.</summary>
    public required bool IsLoopback { get; init; }

    public required string Provider { get; init; }

    /// <summary>The organizers at which the person can allow anything of what is asked.</summary>
    public required IReadOnlyList<OrganizerChoice> Organizers { get; init; }

    /// <summary>What is asked and the person could allow at one of those organizers.</summary>
    public required IReadOnlyList<ScopeChoice> Scopes { get; init; }

    /// <summary>The data classes that can flow to the provider with those scopes.</summary>
    public required IReadOnlyList<string> DataClasses { get; init; }

    /// <summary>How long the connection may live, the default last.</summary>
    public required IReadOnlyList<ExpiryChoice> Expiries { get; init; }

    /// <summary>What was wrong with the answer before; null at first.</summary>
    public Phrase? Mistake { get; init; }

    /// <summary>Where the question can be shown again, in another language.</summary>
    public string Address => $"/consent?request={Uri.EscapeDataString(Request)}";
}

/// <summary>An organizer to choose, with the person's roles there.</summary>
public sealed record OrganizerChoice(string Id, string Name, IReadOnlyList<string> Roles);

/// <summary>A scope to allow, and what it lets the assistant do.</summary>
public sealed record ScopeChoice(string Name, Phrase Title, Phrase Description);

/// <summary>An expiry to choose, and when the connection then ends.</summary>
public sealed record ExpiryChoice(string Name, DateTimeOffset EndsAt);
