using McpGateway.Tools.Catalog;

namespace McpGateway.Tools.Guards;

/// <summary>The guards of a catalog: those of each tool, and what stops a connection.</summary>
internal sealed class GuardBook
{
    private readonly Dictionary<string, List<Guard>> byTool = new(StringComparer.Ordinal);

    public DenialRule? Denials { get; set; }

    public void Add(Guard guard, IEnumerable<GuardTarget> tools)
    {
        foreach (var tool in tools)
        {
            (byTool.TryGetValue(tool.Name, out var guards) ? guards : byTool[tool.Name] = []).Add(guard);
        }
    }

    /// <summary>The tool with its guards, and with what it remembers for the guards of others.</summary>
    public ToolDefinition Apply(ToolDefinition tool) =>
        tool with { Guards = byTool.GetValueOrDefault(tool.Name, []), LookUps = LookUpsOf(tool.Name) };

    private List<LookUp> LookUpsOf(string tool) =>
    [
        .. byTool.Values.SelectMany(guards => guards).SelectMany(guard => guard.Remembered)
            .Where(remembered => remembered.Tool == tool).GroupBy(remembered => remembered.LookUp.Argument)
            .Select(group => new LookUp(group.Key, group.Max(remembered => remembered.LookUp.KeepFor))),
    ];
}
