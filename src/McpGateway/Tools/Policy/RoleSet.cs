namespace McpGateway.Tools.Policy;

/// <summary>The roles of a person at one organizer, equal to another with the same members in any order.</summary>
internal sealed class RoleSet : IEquatable<RoleSet>
{
    public static readonly RoleSet Empty = new([]);

    private readonly string text;

    public RoleSet(IEnumerable<string> roles)
    {
        Names = [.. roles.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        text = string.Join('\n', Names);
    }

    /// <summary>In ordinal order.</summary>
    public IReadOnlyList<string> Names { get; }

    public bool Equals(RoleSet? other) => other is not null && text == other.text;

    public override bool Equals(object? obj) => Equals(obj as RoleSet);

    public override int GetHashCode() => text.GetHashCode(StringComparison.Ordinal);
}
