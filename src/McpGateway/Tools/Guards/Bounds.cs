using System.Collections.Frozen;

namespace McpGateway.Tools.Guards;

/// <summary>From where to where a number may be, by role. Of several roles the most generous one counts.</summary>
/// <param name="Lowest">By role; null when there is no lower bound. A role that is missing is allowed nothing.</param>
/// <param name="Highest">Likewise.</param>
internal sealed record Bounds(
    FrozenDictionary<string, decimal>? Lowest, FrozenDictionary<string, decimal>? Highest)
{
    public bool Allow(decimal number, IReadOnlyList<string> roles) =>
        (Lowest is null || number >= LowestOf(roles)) && (Highest is null || number <= HighestOf(roles));

    public string Describe(IReadOnlyList<string> roles) => (LowestOf(roles), HighestOf(roles)) switch
    {
        ({ } low, { } high) => $"from {Words.Of(low)} to {Words.Of(high)}",
        ({ } low, null) when Highest is null => $"at least {Words.Of(low)}",
        (null, { } high) when Lowest is null => $"at most {Words.Of(high)}",
        _ => "nothing at all for the user's role",
    };

    private decimal? LowestOf(IReadOnlyList<string> roles) => Of(Lowest, roles).Min();

    private decimal? HighestOf(IReadOnlyList<string> roles) => Of(Highest, roles).Max();

    private static IEnumerable<decimal?> Of(FrozenDictionary<string, decimal>? byRole, IReadOnlyList<string> roles) =>
        roles.Where(role => byRole?.ContainsKey(role) == true).Select(role => (decimal?)byRole![role]);
}
