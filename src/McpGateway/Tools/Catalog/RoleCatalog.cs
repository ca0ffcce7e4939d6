using System.Collections.Frozen;

namespace McpGateway.Tools.Catalog;

/// <summary>The permissions that exist, and what each role grants of them.</summary>
internal sealed record RoleCatalog(
    FrozenSet<string> Permissions, FrozenDictionary<string, FrozenSet<string>> Roles)
{
    public static readonly RoleCatalog Empty = new([], FrozenDictionary<string, FrozenSet<string>>.Empty);
}
