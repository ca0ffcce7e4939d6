using McpGateway.Tools.Catalog;

namespace McpGateway.Commands;

/// <summary><c>catalog check</c>: the rules of the start, without a start.</summary>
internal static class CatalogCheck
{
    public static int Run(DirectoryInfo folder, TextWriter output)
    {
        if (TryLoad(folder, output) is not { } catalog)
        {
            return ExitCode.Wrong;
        }

        output.WriteLine($"The catalog is sound: {catalog.Tools.Count} tools, {catalog.Scopes.Count} scopes, "
            + $"{catalog.Roles.Count} roles.");
        output.WriteLine("Estimated tokens that a model reads (a token for every four bytes of tools/list):");
        output.WriteLine($"  {TokenEstimate.Of(catalog.Tools.Values),6} of {TokenEstimate.MaxInSum} all tools");
        foreach (var role in catalog.Roles.Keys.Order(StringComparer.Ordinal))
        {
            var tools = RoleView.ToolsOf(catalog, role).ToList();
            output.WriteLine($"  {TokenEstimate.Of(tools),6} role {role}, {tools.Count} tools");
        }

        output.WriteLine($"The largest tools, of {TokenEstimate.MaxPerTool} each:");
        foreach (var tool in catalog.Tools.Values.OrderByDescending(TokenEstimate.Of).Take(5))
        {
            output.WriteLine($"  {TokenEstimate.Of(tool),6} {tool.Name}");
        }

        return ExitCode.Done;
    }

    /// <summary>Null, with every finding written, when the catalog cannot be used.</summary>
    public static OperatorCatalog? TryLoad(DirectoryInfo folder, TextWriter output)
    {
        if (!folder.Exists)
        {
            output.WriteLine($"There is no folder '{folder}'; name the one with roles.yaml, scopes.yaml and tools/.");
            return null;
        }

        var loaded = CatalogLoader.Load(folder.FullName);
        foreach (var finding in loaded.Findings)
        {
            output.WriteLine(finding);
        }

        if (loaded.Findings.Count == 0)
        {
            return loaded.Catalog;
        }

        output.WriteLine($"{folder}: {loaded.Findings.Count} to put right.");
        return null;
    }
}
