namespace McpGateway.Tools.Catalog;

/// <summary>What a tool costs a model that only has it at hand: a token for every four bytes of its entry in
/// <c>tools/list</c>, as is usual for English and JSON.</summary>
internal static class TokenEstimate
{
    private const int BytesPerToken = 4;

    /// <summary>Some clients refuse a tool beyond it.</summary>
    public const int MaxPerTool = 5_000;

    /// <summary>Beyond it, the tools of this one server crowd out what a person wants to talk about.</summary>
    public const int MaxInSum = 16_000;

    public static int Of(ToolDefinition tool) => (tool.ForModels.Length + BytesPerToken - 1) / BytesPerToken;

    public static int Of(IEnumerable<ToolDefinition> tools) => tools.Sum(Of);
}
