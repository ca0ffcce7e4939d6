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

        findings.AddRange(FindStrays(folder));
        findings.AddRange(CatalogRules.CheckSize(catalog.Tools.Values));
        return new([.. findings.Distinct()], catalog);
    }

    /// <summary>Files that look as if they counted, and do not: nobody must believe in the rules of a
    /// <c>guards.yml</c>.</summary>
    private static IEnumerable<Finding> FindStrays(string folder)
    {
        string[] known = [RolesFile, ScopesFile, GuardReader.FileName];
        return new[] { folder, Path.Combine(folder, ToolsFolder) }.Where(Directory.Exists)
            .SelectMany(Directory.EnumerateFiles)
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
            .Where(name => Path.GetExtension(name).ToLowerInvariant() is ".yaml" or ".yml"
                && !known.Contains(name, StringComparer.Ordinal)
                && !(Path.GetDirectoryName(name) == ToolsFolder && Path.GetExtension(name) == ".yaml"))
            .Order(StringComparer.Ordinal)
            .Select(name => new Finding(name, 1, $"This file is not read: a catalog has {string.Join(", ", known)} and "
                + $"{ToolsFolder}/*.yaml. Rename it, or keep it elsewhere."));
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
