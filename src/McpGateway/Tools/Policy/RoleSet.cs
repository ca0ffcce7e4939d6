namespace McpGateway.Tools.Policy;

/// <summary>The roles of a person at one organizer, equal to another with the same members in any order.</summary>
internal sealed class RoleSet : IEquatable<RoleSet>
{
    public static readonly RoleSet Empty = new([]);

    private readonly string[] names;
    private readonly int hash;

    public RoleSet(IEnumerable<string> roles)
    {
        names = [.. roles.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        hash = names.Aggregate(0, (sum, name) => HashCode.Combine(sum, name.GetHashCode(StringComparison.Ordinal)));
    }

    /// <summary>In ordinal order.</summary>
    public IReadOnlyList<string> Names => names;

    // Name by name: whatever a text of them all puts in between, a name could hold.
    public bool Equals(RoleSet? other) =>
        other is not null && hash == other.hash && names.AsSpan().SequenceEqual(other.names);

    public override bool Equals(object? obj) => Equals(obj as RoleSet);

    public override int GetHashCode() => hash;
}
