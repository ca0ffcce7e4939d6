namespace McpGateway.Tools.Catalog;

/// <summary>What the parts of a catalog must keep among each other.</summary>
internal static class CatalogRules
{
    /// <summary>Only for parts that are sound by themselves: a tool that could not be read uses no scope.</summary>
    public static IEnumerable<Finding> Check(OperatorCatalog catalog) =>
        [.. UnusedScopes(catalog), .. MixedScopes(catalog)];

    public static IEnumerable<Finding> CheckSize(IReadOnlyCollection<ToolDefinition> tools)
    {
        foreach (var tool in tools.Where(tool => TokenEstimate.Of(tool) > TokenEstimate.MaxPerTool))
        {
            yield return At(tool.Place, $"tool '{tool.Name}': a model would read about {TokenEstimate.Of(tool)} tokens; "
                + $"at most {TokenEstimate.MaxPerTool} are safe. Declare fewer fields and arguments, or shorten texts.");
        }

        if (TokenEstimate.Of(tools) is > TokenEstimate.MaxInSum and var sum)
        {
            yield return new(CatalogLoader.ToolsFolder, 1, $"All tools together are about {sum} tokens; at most "
                + $"{TokenEstimate.MaxInSum} leave a model room to work. Take tools out, or shorten them.");
        }
    }

    private static IEnumerable<Finding> UnusedScopes(OperatorCatalog catalog)
    {
        var needed = new ScopeSet(catalog.Tools.Values.SelectMany(tool => tool.Scopes.Ordered()));
        return catalog.Scopes
            .Where(scope => scope.DataClasses.Count == 0)
            .Where(scope => catalog.Expand(new([scope.Name])).Intersect(needed).Count == 0)
            .Select(scope => At(scope.Place, $"scope '{scope.Name}': no tool needs it and it releases no data class; "
                + "people would be asked for nothing."));
    }

    /// <summary>Whoever allows reading must not thereby allow changes.</summary>
    private static IEnumerable<Finding> MixedScopes(OperatorCatalog catalog)
    {
        var reading = new ScopeSet(catalog.Tools.Values.Where(tool => tool.Effect == Effect.Read)
            .SelectMany(tool => tool.Scopes.Ordered()));
        return catalog.Tools.Values
            .Where(tool => tool.Effect != Effect.Read && tool.Scopes.IsSubsetOf(reading))
            .Select(tool => At(tool.Place, $"tool '{tool.Name}': changes data with scopes ({tool.Scopes}) that tools "
                + "which only read need as well; give it a scope of its own."));
    }

    private static Finding At(Place place, string message) => new(place.File, place.Line, message);
}
