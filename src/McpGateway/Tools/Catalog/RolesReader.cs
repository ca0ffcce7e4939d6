using System.Collections.Frozen;
using YamlDotNet.RepresentationModel;

namespace McpGateway.Tools.Catalog;

/// <summary>Reads <c>roles.yaml</c>: the permissions there are, and which of them each role grants.</summary>
internal static class RolesReader
{
    public static RoleCatalog Read(CatalogFile file)
    {
        if (file.Read() is not { } root || Section.Open(root, "roles", file, "permissions", "roles") is not { } section)
        {
            return RoleCatalog.Empty;
        }

        var permissions = section.Entries("permissions").Select(entry => entry.Key).ToFrozenSet(StringComparer.Ordinal);
        var roles = new Dictionary<string, FrozenSet<string>>(StringComparer.Ordinal);
        foreach (var (name, node) in section.Entries("roles"))
        {
            roles[name] = ReadRole(node, $"role '{name}'", file, permissions);
        }

        if (roles.Count == 0)
        {
            section.Add("roles", "'roles' is missing or empty; without roles nobody may do anything.");
        }

        return new(permissions, roles.ToFrozenDictionary(StringComparer.Ordinal));
    }

    private static FrozenSet<string> ReadRole(
        YamlNode node, string what, CatalogFile file, FrozenSet<string> permissions)
    {
        if (Section.Open(node, what, file, "title", "permissions") is not { } role)
        {
            return [];
        }

        role.Text("title");
        var granted = role.Words("permissions");
        foreach (var permission in granted.Where(permission => !permissions.Contains(permission.Value!)))
        {
            file.Add(permission, $"{what}: the permission '{permission.Value}' is not known; add it to 'permissions'.");
        }

        return granted.Select(permission => permission.Value!).ToFrozenSet(StringComparer.Ordinal);
    }
}
