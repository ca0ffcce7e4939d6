using System.Text.Json;
using System.Text.Json.Nodes;
using McpGateway.Tools;

namespace McpGateway.Tests.Tools;

/// <summary>What a model does with a call that asks to be confirmed.</summary>
internal static class TwoSteps
{
    public static string TokenOf(ToolAnswer answer) =>
        TokenOf(JsonSerializer.Deserialize<JsonElement>(Assert.IsType<ToolAnswer.Told>(answer).Json.Span))!;

    /// <summary>The confirmation in a result's structured content; null when it asks for none.</summary>
    public static string? TokenOf(JsonElement content) => content.TryGetProperty("confirmation_needed", out var needed)
        ? needed.GetProperty("confirmation").GetString()
        : null;

    /// <summary>The same arguments, and the confirmation.</summary>
    public static string Confirmed(string arguments, string token)
    {
        var confirmed = JsonNode.Parse(arguments)!.AsObject();
        confirmed["confirmation"] = token;
        return confirmed.ToJsonString();
    }
}
