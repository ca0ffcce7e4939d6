using System.Collections.Frozen;
using McpGateway.Tools.Guards;

namespace McpGateway.Tools.Catalog;

/// <summary>The operator's catalog, loaded and checked: scopes, roles, tools. Immutable.</summary>
internal sealed class OperatorCatalog
{
    /// <summary>All scopes, in the catalog's order.</summary>
    public required IReadOnlyList<ScopeDefinition> Scopes { get; init; }

    /// <summary>The permissions of each role.</summary>
    public FrozenDictionary<string, FrozenSet<string>> Roles { get; init; } =
        FrozenDictionary<string, FrozenSet<string>>.Empty;

    /// <summary>The tools by name.</summary>
    public FrozenDictionary<string, ToolDefinition> Tools { get; init; } =
        FrozenDictionary<string, ToolDefinition>.Empty;

    /// <summary>What stops a connection that is denied too often; null when nothing does.</summary>
    public DenialRule? Denials { get; init; }

    /// <summary>The names that guards have in the audit log.</summary>
    public IReadOnlyList<string> GuardNames =>
    [
        .. Tools.Values.SelectMany(tool => tool.Guards).Select(guard => guard.Name)
            .Concat(Denials is null ? [] : [Denials.Head.Name]).Distinct(StringComparer.Ordinal),
    ];

    /// <summary>Asked for by the challenge of a 401: what is needed for everyday work.</summary>
    public ScopeSet DefaultScopes =>
        field ??= new(Scopes.Where(scope => scope.IsDefault).Select(scope => scope.Name));

    /// <summary>The scopes that are of any use to somebody with these roles.</summary>
    public ScopeSet ScopesFor(IEnumerable<string> roles)
    {
        var permissions = PermissionsOf(roles);
        return new(Scopes.Where(scope => scope.Permissions.Any(permissions.Contains)).Select(scope => scope.Name));
    }

    /// <summary>What the roles grant together; a role that the catalog does not know grants nothing.</summary>
    public FrozenSet<string> PermissionsOf(IEnumerable<string> roles) =>
        roles.SelectMany(role => Roles.GetValueOrDefault(role, [])).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The scopes and all that they imply.</summary>
    public ScopeSet Expand(ScopeSet scopes)
    {
        var expanded = scopes;
        for (var size = -1; size != expanded.Count;)
        {
            size = expanded.Count;
            var held = expanded;
            var implied = Scopes.Where(scope => held.Contains(scope.Name)).SelectMany(scope => scope.Implies);
            expanded = held.Union(new(implied));
        }

        return expanded;
    }
}
