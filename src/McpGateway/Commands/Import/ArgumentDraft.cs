using System.Text.Json;
using System.Text.Json.Nodes;
using McpGateway.Tools.Arguments;
using McpGateway.Tools.Catalog;

namespace McpGateway.Commands.Import;

/// <summary>From a schema of the API to one of the catalog's subset. Rules that the gateway cannot enforce are left to
/// the back office.</summary>
internal sealed class ArgumentDraft(ApiDocument document, Action<string, string> leaveOut)
{
    private const int MaxDepth = 3;
    private const int MaxValues = 60;
    private const int MaxSize = 1_000_000;
    private const int LongestPattern = 200;

    /// <exception cref="CannotImportException">It has no form in the subset.</exception>
    public JsonObject Of(JsonElement schema, string path, int depth = 0, bool isInList = false)
    {
        var source = ApiSchema.Read(document, schema);
        var draft = new JsonObject { ["type"] = source.Type };
        if (Prose.Describe(source.Description, "") is { Length: > 0 } description)
        {
            draft["description"] = description;
        }

        switch (source.Type)
        {
            case "object":
                AddProperties(draft, source, path, depth);
                break;
            case "array" when depth >= MaxDepth:
                throw new CannotImportException("is nested too deeply");
            case "array":
                var items = source.Items ?? throw new CannotImportException("is a list of anything");
                // A list of objects is as deep as they are; a list of lists may have no end.
                draft["items"] = Of(items, $"{path}[]", isInList ? depth + 1 : depth, isInList: true);
                Copy(source, draft, "minItems", "maxItems");
                break;
            case "string":
                AddTextRules(draft, source);
                break;
            case "integer" or "number":
                AddNumberRules(draft, source);
                break;
        }

        return draft;
    }

    private void AddProperties(JsonObject draft, ApiSchema source, string path, int depth)
    {
        if (depth >= MaxDepth)
        {
            throw new CannotImportException("is nested too deeply");
        }

        var (properties, required) = (new JsonObject(), new JsonArray());
        foreach (var property in source.Properties.Where(property => !Json.IsTrue(property.Value, "readOnly")))
        {
            var isRequired = source.Required.Contains(property.Name);
            try
            {
                CheckName(property.Name);
                properties[property.Name] = Of(property.Value, $"{path}.{property.Name}", depth + 1);
                if (isRequired)
                {
                    required.Add(property.Name);
                }
            }
            catch (CannotImportException why) when (!isRequired)
            {
                leaveOut($"{path}.{property.Name}", why.Message);
            }
        }

        draft["properties"] = properties.Count > 0
            ? properties
            : throw new CannotImportException("is an object of any form");
        if (required.Count > 0)
        {
            draft["required"] = required;
        }
    }

    private static void CheckName(string name)
    {
        if (!InputRules.IsName(name) || TextRules.ProblemOfName(name) is not null)
        {
            throw new CannotImportException("has a name that clients refuse");
        }
    }

    private static void AddTextRules(JsonObject draft, ApiSchema source)
    {
        if (source.Values is { Count: > 0 and <= MaxValues } values
            && values.All(value => value.ValueKind == JsonValueKind.String))
        {
            draft["enum"] = new JsonArray([.. values.Select(value => JsonValue.Create(value.GetString()))]);
            return;
        }

        if (source.Find("format") is { ValueKind: JsonValueKind.String } format
            && ArgumentFormats.Samples.ContainsKey(format.GetString()!))
        {
            draft["format"] = format.GetString();
        }

        if (source.Find("pattern") is { ValueKind: JsonValueKind.String } pattern
            && IsEnforceable(pattern.GetString()!))
        {
            draft["pattern"] = pattern.GetString();
        }

        Copy(source, draft, "minLength", "maxLength");
    }

    private static void AddNumberRules(JsonObject draft, ApiSchema source)
    {
        foreach (var keyword in (string[])["minimum", "maximum"])
        {
            if (source.Find(keyword) is { ValueKind: JsonValueKind.Number } number
                && number.TryGetDecimal(out var bound))
            {
                draft[keyword] = bound;
            }
        }
    }

    private static void Copy(ApiSchema source, JsonObject draft, params ReadOnlySpan<string> keywords)
    {
        foreach (var keyword in keywords)
        {
            if (source.Find(keyword) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var size)
                && size is >= 0 and <= MaxSize)
            {
                draft[keyword] = size;
            }
        }
    }

    private static bool IsEnforceable(string pattern)
    {
        try
        {
            _ = new ArgumentPattern(pattern);
            return pattern.Length <= LongestPattern;
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return false;
        }
    }
}
