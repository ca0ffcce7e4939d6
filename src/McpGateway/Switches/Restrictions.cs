using System.Text.Json.Serialization;

namespace McpGateway.Switches;

/// <summary>What an organizer lets assistants do with its data (promise G16), beside roles and scopes.</summary>
internal sealed record Restrictions
{
    public static readonly Restrictions None = new();

    /// <summary>What audit events say of them.</summary>
    public static readonly IReadOnlyList<string> Words = ["no_assistants", "restricted", "none"];

    /// <summary>Assistants may not be used at all.</summary>
    public bool NoAssistants { get; init; }

    /// <summary>The only providers whose assistants may be used; null for all.</summary>
    public IReadOnlyList<string>? Providers { get; init; }

    /// <summary>The only effects that tools may have; null for all.</summary>
    public IReadOnlyList<string>? Effects { get; init; }

    /// <summary>Null while nobody has set any.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    [JsonIgnore]
    public bool Restrict => NoAssistants || Providers is not null || Effects is not null;

    /// <summary>One of <see cref="Words"/>.</summary>
    [JsonIgnore]
    public string Word => NoAssistants ? Words[0] : Restrict ? Words[1] : Words[2];

    public bool Excludes(string provider) => NoAssistants || Providers?.Contains(provider, StringComparer.Ordinal) == false;

    public bool ExcludesEffect(string effect) => Effects?.Contains(effect, StringComparer.Ordinal) == false;
}
