namespace McpGateway.Switches;

/// <summary>The words for what a tool does to data, as the catalog has them.</summary>
internal static class ToolEffect
{
    public const string Write = "write";
    public const string Destructive = "destructive";

    public static readonly IReadOnlyList<string> All = ["read", Write, Destructive];
}
