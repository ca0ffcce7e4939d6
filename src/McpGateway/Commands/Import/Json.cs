using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace McpGateway.Commands.Import;

/// <summary>Reading a document that may hold anything anywhere.</summary>
internal static class Json
{
    public static bool TryStep(JsonElement element, string name, out JsonElement value)
    {
        value = default;
        return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out value);
    }

    public static JsonElement? Find(JsonElement element, string name) =>
        TryStep(element, name, out var value) ? value : null;

    [return: NotNullIfNotNull(nameof(otherwise))]
    public static string? Text(JsonElement element, string name, string? otherwise = null) =>
        TryStep(element, name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : otherwise;

    public static bool IsTrue(JsonElement element, string name) =>
        TryStep(element, name, out var value) && value.ValueKind == JsonValueKind.True;

    public static IEnumerable<JsonElement> Items(JsonElement element, string name) =>
        TryStep(element, name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];

    public static IEnumerable<JsonProperty> Members(JsonElement element, string name) =>
        TryStep(element, name, out var map) && map.ValueKind == JsonValueKind.Object ? map.EnumerateObject() : [];

    public static IEnumerable<string> Words(JsonElement element, string name) =>
        Items(element, name).Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!);
}
