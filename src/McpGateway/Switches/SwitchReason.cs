namespace McpGateway.Switches;

/// <summary>Why a switch was thrown: closed words, because free text would sooner or later hold a name.</summary>
internal static class SwitchReason
{
    public static readonly IReadOnlyList<string> All = ["incident", "maintenance", "abuse", "request", "test"];
}
