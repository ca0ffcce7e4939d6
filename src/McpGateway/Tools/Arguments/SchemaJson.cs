using System.Text.Json;

namespace McpGateway.Tools.Arguments;

/// <summary>Writes a compiled schema as the JSON Schema that clients read; <c>additionalProperties</c> is always
/// explicit.</summary>
internal static class SchemaJson
{
    public static JsonElement ToJson(ArgumentSchema schema)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(schema, writer);
        }

        return JsonElement.Parse(buffer.ToArray());
    }

    private static void Write(ArgumentSchema schema, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("type", JsonNamingPolicy.CamelCase.ConvertName(schema.Type.ToString()));
        WriteText(writer, "title", schema.Title);
        WriteText(writer, "description", schema.Description);
        WriteRules(schema, writer);
        if (schema.Items is { } items)
        {
            writer.WritePropertyName("items");
            Write(items, writer);
        }

        if (schema.Type == ArgumentType.Object)
        {
            WriteProperties(schema, writer);
        }

        writer.WriteEndObject();
    }

    private static void WriteRules(ArgumentSchema schema, Utf8JsonWriter writer)
    {
        if (schema.Enum is { } values)
        {
            writer.WriteStartArray("enum");
            foreach (var value in values)
            {
                value.WriteTo(writer);
            }

            writer.WriteEndArray();
        }

        if (schema.Default is { } defaultValue)
        {
            writer.WritePropertyName("default");
            defaultValue.WriteTo(writer);
        }

        WriteNumber(writer, "minimum", schema.Minimum);
        WriteNumber(writer, "maximum", schema.Maximum);
        WriteNumber(writer, "minLength", schema.MinLength);
        WriteNumber(writer, "maxLength", schema.MaxLength);
        WriteNumber(writer, "minItems", schema.MinItems);
        WriteNumber(writer, "maxItems", schema.MaxItems);
        WriteText(writer, "pattern", schema.Pattern?.ToString());
        WriteText(writer, "format", schema.Format);
    }

    private static void WriteProperties(ArgumentSchema schema, Utf8JsonWriter writer)
    {
        writer.WriteStartObject("properties");
        foreach (var (name, property) in schema.Properties)
        {
            writer.WritePropertyName(name);
            Write(property, writer);
        }

        writer.WriteEndObject();
        if (schema.Required.Count > 0)
        {
            writer.WriteStartArray("required");
            foreach (var name in schema.Required)
            {
                writer.WriteStringValue(name);
            }

            writer.WriteEndArray();
        }

        writer.WriteBoolean("additionalProperties", schema.AllowsOtherProperties);
    }

    private static void WriteNumber(Utf8JsonWriter writer, string keyword, decimal? value)
    {
        if (value is { } number)
        {
            writer.WriteNumber(keyword, number);
        }
    }

    private static void WriteText(Utf8JsonWriter writer, string keyword, string? text)
    {
        if (text is not null)
        {
            writer.WriteString(keyword, text);
        }
    }
}
