namespace McpGateway;

/// <summary>A set of OAuth scopes (RFC 6749 §3.3), equal to another with the same members in any order.</summary>
internal sealed class ScopeSet : IEquatable<ScopeSet>
{
    public static readonly ScopeSet Empty = new([]);

    // Made anew for each request and small, so hashing would cost more than it saves.
    private readonly string[] members;
    private readonly string text;

    public ScopeSet(IEnumerable<string> scopes)
    {
        members = [.. scopes.Distinct(StringComparer.Ordinal)];
        Array.Sort(members, StringComparer.Ordinal);
        text = string.Join(' ', members);
    }

    public int Count => members.Length;

    /// <summary>Reads a space-separated list; null when a character is outside the grammar of RFC 6749 §3.3.</summary>
    public static ScopeSet? TryParse(string scope) =>
        scope.All(IsScopeCharacter) ? new(scope.Split(' ', StringSplitOptions.RemoveEmptyEntries)) : null;

    public bool Contains(string scope) => Array.IndexOf(members, scope) >= 0;

    public bool IsSubsetOf(ScopeSet other) => Array.TrueForAll(members, other.Contains);

    public ScopeSet Intersect(ScopeSet other) => new(members.Where(other.Contains));

    public ScopeSet Union(ScopeSet other) => new(members.Concat(other.members));

    public ScopeSet Without(string scope) => new(members.Where(member => member != scope));

    /// <summary>The members in ordinal order.</summary>
    public IEnumerable<string> Ordered() => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The members in ordinal order, separated by spaces: the wire form.</summary>
    public override string ToString() => text;

    public bool Equals(ScopeSet? other) => other is not null && text == other.text;

    public override bool Equals(object? obj) => Equals(obj as ScopeSet);

    public override int GetHashCode() => text.GetHashCode(StringComparison.Ordinal);

    private static bool IsScopeCharacter(char c) => c is >= ' ' and <= '~' and not ('"' or '\\');
}
