namespace McpGateway.Tools.Catalog;

/// <summary>The operator's catalog, loaded and checked: scopes, roles, tools. Immutable.</summary>
internal sealed class OperatorCatalog
{
    /// <summary>All scopes, in the catalog's order.</summary>
    public required IReadOnlyList<ScopeDefinition> Scopes { get; init; }

    /// <summary>Asked for by the challenge of a 401: what is needed for everyday work.</summary>
    public ScopeSet DefaultScopes => new(Scopes.Where(scope => scope.IsDefault).Select(scope => scope.Name));

    /// <summary>The scopes that are of any use to somebody with these roles.</summary>
#pragma warning disable CA1822
    public ScopeSet ScopesFor(IEnumerable<string> roles) => throw new NotImplementedException();
}
