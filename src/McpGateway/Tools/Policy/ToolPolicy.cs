using System.Collections.Concurrent;
using McpGateway.Tools.Catalog;

namespace McpGateway.Tools.Policy;

/// <summary>Knows what roles and scopes allow. There are few combinations in use, so each is worked out once.</summary>
internal sealed class ToolPolicy(OperatorCatalog catalog, ToolListing listing)
{
    private const int MaxAllowances = 4096;

    private readonly ConcurrentDictionary<(RoleSet, ScopeSet), Allowance> allowances = new();

    /// <summary>The names of the scopes that show values of any of the classes.</summary>
    public IEnumerable<string> ScopesReleasing(DataClasses classes) => catalog.Scopes
        .Where(scope => (DataClassWords.Union(scope.DataClasses) & classes) != 0).Select(scope => scope.Name);

    public Allowance AllowanceOf(RoleSet roles, ScopeSet scopes)
    {
        if (allowances.TryGetValue((roles, scopes), out var known))
        {
            return known;
        }

        if (allowances.Count >= MaxAllowances)
        {
            // Role names come from outside, so the table is bounded; what is in use comes back at once.
            allowances.Clear();
        }

        return allowances.GetOrAdd((roles, scopes), key => new(catalog, listing, key.Item1, key.Item2));
    }
}
