using System.Collections.Frozen;
using McpGateway.Tools.Arguments;
using McpGateway.Tools.Catalog;

namespace McpGateway.Tools.Policy;

/// <summary>What a set of roles and a set of scopes allow together.</summary>
internal sealed class Allowance
{
    private readonly FrozenSet<string> permissions;
    private readonly ScopeSet scopes;

    public Allowance(OperatorCatalog catalog, ToolListing listing, RoleSet roles, ScopeSet granted)
    {
        permissions = catalog.PermissionsOf(roles.Names);
        scopes = catalog.Expand(granted);
        // A scope that has become useless to the role must not go on unmasking data.
        var useful = scopes.Intersect(catalog.ScopesFor(roles.Names));
        Released = DataClassWords.Union(
            catalog.Scopes.Where(scope => useful.Contains(scope.Name)).SelectMany(scope => scope.DataClasses));
        Listing = listing.Of(tool => Judge(tool) == Verdict.Allowed);
    }

    /// <summary>The classes whose values leave unmasked.</summary>
    public DataClasses Released { get; }

    /// <summary>The JSON array of exactly the tools that <see cref="Judge"/> allows.</summary>
    public ReadOnlyMemory<byte> Listing { get; }

    /// <summary>The name of an argument that was sent and looks through values which this does not release; null when there
    /// is none.</summary>
    public string? FindBlind(ToolDefinition tool, BoundArguments arguments) => (tool.Finds & ~Released) == 0
        ? null
        : tool.Input.Properties.FirstOrDefault(argument =>
            (argument.Value.Finds & ~Released) != 0 && arguments.TryGet(argument.Key, out _)).Key;

    public Verdict Judge(ToolDefinition tool) =>
        !permissions.Contains(tool.Permission) ? Verdict.ForbiddenByRole
        : !tool.Scopes.IsSubsetOf(scopes) ? Verdict.MissingScope
        : Verdict.Allowed;
}
