using System.Collections.Frozen;
using McpGateway.Tools.Guards;

namespace McpGateway.Tools.Catalog;

/// <summary>Loads a catalog folder and checks all of it, so that every mistake is known at once.</summary>
internal static class CatalogLoader
{
    public const string RolesFile = "roles.yaml";
    public const string ScopesFile = "scopes.yaml";
    public const string ToolsFolder = "tools";

    public static LoadedCatalog Load(string folder)
    {
        var findings = new List<Finding>();
        var roles = RolesReader.Read(new(folder, RolesFile, findings));
        var scopes = ScopesReader.Read(new(folder, ScopesFile, findings), roles.Permissions);
        var (tools, guards) = ReadTools(folder, roles, scopes, findings);
        var catalog = new OperatorCatalog
        {
            Scopes = scopes,
            Roles = roles.Roles,
            Denials = guards.Denials,
            Tools = tools.Select(guards.Apply).DistinctBy(tool => tool.Name)
                .ToFrozenDictionary(tool => tool.Name, StringComparer.Ordinal),
        };
        if (findings.Count == 0)
        {
            findings.AddRange(CatalogRules.Check(catalog));
        }

        findings.AddRange(CatalogRules.CheckSize(catalog.Tools.Values));
        return new([.. findings.Distinct()], catalog);
    }

    private static (List<ToolDefinition> Tools, GuardBook Guards) ReadTools(
        string folder, RoleCatalog roles, IReadOnlyList<ScopeDefinition> scopes, List<Finding> findings)
    {
        var scopeNames = scopes.Select(scope => scope.Name).ToFrozenSet(StringComparer.Ordinal);
        var reader = new ToolReader(roles.Permissions, scopeNames);
        var directory = new DirectoryInfo(Path.Combine(folder, ToolsFolder));
        FileInfo[] files = directory.Exists ? directory.GetFiles("*.yaml") : [];
        if (files.Length == 0)
        {
            findings.Add(new(ToolsFolder, 1, "There is no file of tools here; a catalog needs at least one."));
        }

        List<ToolDefinition> tools = [.. files.OrderBy(file => file.Name, StringComparer.Ordinal)
            .SelectMany(file => reader.Read(new(folder, $"{ToolsFolder}/{file.Name}", findings)))];
        return (tools, new GuardReader(reader.Targets, roles).Read(folder, findings));
    }
}
