using McpGateway.Web.Languages;

namespace McpGateway.Tools.Catalog;

/// <summary>One scope as the catalog declares it: what a person is asked to allow.</summary>
/// <param name="Name">The wire form, for example <c>bookings:read</c>.</param>
/// <param name="Title">A few words for the consent page.</param>
/// <param name="Description">What it lets the assistant do, in one sentence.</param>
/// <param name="IsDefault">Asked for by the challenge of a 401.</param>
/// <param name="DataClasses">The data classes that may flow to the provider with it.</param>
internal sealed record ScopeDefinition(
    string Name, string Title, string Description, bool IsDefault, IReadOnlyList<string> DataClasses)
{
    /// <summary>Of use to a role that grants any of these.</summary>
    public IReadOnlyList<string> Permissions { get; init; } = [];

    /// <summary>Scopes that this one includes.</summary>
    public IReadOnlyList<string> Implies { get; init; } = [];

    /// <summary>The title in every language, its own words where there is no translation.</summary>
    public Phrase TitleInWords { get; init; } = new(Title);

    public Phrase DescriptionInWords { get; init; } = new(Description);

    public Place Place { get; init; }
}
