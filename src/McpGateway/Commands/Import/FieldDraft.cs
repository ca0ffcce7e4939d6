using System.Text.Json;
using System.Text.Json.Nodes;
using McpGateway.Tools.Output;

namespace McpGateway.Commands.Import;

/// <summary>One field of an answer as a catalog declares it.</summary>
internal static class FieldDraft
{
    /// <summary>A word where the type says it all, else a mapping.</summary>
    public static JsonNode Of(ApiSchema schema, string path)
    {
        var draft = new JsonObject { ["type"] = schema.Type };
        if (FormatOf(schema, path) is { } format)
        {
            draft["format"] = format;
        }

        if (ClassGuess.Of(path) is { } word)
        {
            draft["class"] = word;
        }

        return draft.Count == 1 ? schema.Type : draft;
    }

    private static string? FormatOf(ApiSchema schema, string path)
    {
        if (schema.Type != "string")
        {
            return null;
        }

        var format = schema.Find("format") is { ValueKind: JsonValueKind.String } found ? found.GetString() : null;
        return format is "date" or "date-time" ? format
            : ShapeRules.IsMomentName(path.Split('.')[^1]) ? "date-time"
            : null;
    }
}
