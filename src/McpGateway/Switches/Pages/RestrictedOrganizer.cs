using McpGateway.Web.Languages;

namespace McpGateway.Switches.Pages;

/// <summary>One organizer on the page of restrictions. Public, as the parameters of a page have to be.</summary>
public sealed record RestrictedOrganizer
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required bool NoAssistants { get; init; }

    /// <summary>Null for all.</summary>
    public required IReadOnlyList<string>? Providers { get; init; }

    /// <summary>Null for all.</summary>
    public required IReadOnlyList<string>? Effects { get; init; }

    /// <summary>What was wrong with the form, if it was this one's.</summary>
    public IReadOnlyList<Phrase> Mistakes { get; init; } = [];

    public bool Allows(string provider) => Providers?.Contains(provider) != false;

    public bool AllowsEffect(string effect) => Effects?.Contains(effect) != false;
}
