using McpGateway.Tools.Catalog;
using YamlDotNet.RepresentationModel;

namespace McpGateway.Tools.Arguments;

/// <summary>Reads a schema out of the catalog. A keyword that is not enforced is refused, never silently
/// ignored.</summary>
internal static class SchemaReader
{
    private static readonly string[] Always = ["type", "title", "description", "default", "enum", "const", "finds"];

    private static readonly Dictionary<string, (ArgumentType Type, string[] Keywords)> Types = new()
    {
        ["string"] = (ArgumentType.String, ["minLength", "maxLength", "pattern", "format"]),
        ["integer"] = (ArgumentType.Integer, ["minimum", "maximum"]),
        ["number"] = (ArgumentType.Number, ["minimum", "maximum"]),
        ["boolean"] = (ArgumentType.Boolean, []),
        ["array"] = (ArgumentType.Array, ["items", "minItems", "maxItems"]),
        ["object"] = (ArgumentType.Object, ["properties", "required", "additionalProperties"]),
    };

    /// <summary>The schema; null, with findings, when it has no usable type.</summary>
    public static ArgumentSchema? Read(YamlNode node, string what, CatalogFile file)
    {
        var typeName = (node as YamlMappingNode)?.Children.TryGetValue("type", out var value) == true
            ? (value as YamlScalarNode)?.Value : null;
        if (!Types.TryGetValue(typeName ?? "", out var type))
        {
            file.Add(node, $"{what}: 'type' must be one of {string.Join(", ", Types.Keys)}.");
            return null;
        }

        if (Section.Open(node, what, file, [.. Always, .. type.Keywords]) is not { } section)
        {
            return null;
        }

        var schema = ReadRules(section, type.Type);
        CheckValues(section, schema);
        return schema;
    }

    private static ArgumentSchema ReadRules(Section section, ArgumentType type) => new()
    {
        Type = type,
        Title = section.FindText("title"),
        Description = section.FindText("description"),
        Enum = SchemaKeywords.ReadValues(section),
        Default = section.Find("default") is { } value ? YamlJson.ToJson(value) : null,
        Finds = DataClassWords.Read(section, "finds"),
        Minimum = SchemaKeywords.ReadNumber(section, "minimum"),
        Maximum = SchemaKeywords.ReadNumber(section, "maximum"),
        MinLength = SchemaKeywords.ReadSize(section, "minLength"),
        MaxLength = SchemaKeywords.ReadSize(section, "maxLength"),
        MinItems = SchemaKeywords.ReadSize(section, "minItems"),
        MaxItems = SchemaKeywords.ReadSize(section, "maxItems"),
        Pattern = SchemaKeywords.ReadPattern(section),
        Format = SchemaKeywords.ReadFormat(section),
        Items = ReadItems(section, type),
        Properties = ReadProperties(section),
        Required = ReadRequired(section),
        AllowsOtherProperties = section.FindFlag("additionalProperties") ?? false,
    };

    private static ArgumentSchema? ReadItems(Section section, ArgumentType type)
    {
        if (type == ArgumentType.Array && section.Find("items") is null)
        {
            section.Add("items", "'items' is missing; say what the list holds.");
        }

        var items = section.Find("items") is { } node ? Read(node, $"{section.What}[]", section.File) : null;
        return type == ArgumentType.Array ? items ?? new() { Type = ArgumentType.String } : null;
    }

    private static List<KeyValuePair<string, ArgumentSchema>> ReadProperties(Section section)
    {
        var properties = new List<KeyValuePair<string, ArgumentSchema>>();
        foreach (var (name, node) in section.Entries("properties"))
        {
            if (Read(node, $"{section.What}.{name}", section.File) is { } property)
            {
                properties.Add(new(name, property));
            }
        }

        return properties;
    }

    private static List<string> ReadRequired(Section section)
    {
        var known = section.Entries("properties").Select(property => property.Key).ToHashSet();
        var required = new List<string>();
        foreach (var name in section.Words("required"))
        {
            if (known.Contains(name.Value!))
            {
                required.Add(name.Value!);
            }
            else
            {
                section.File.Add(name, $"{section.What}: 'required' names '{name.Value}', which is not a property.");
            }
        }

        return required;
    }

    /// <summary>Values that the catalog itself gives must keep the rules beside them.</summary>
    private static void CheckValues(Section section, ArgumentSchema schema)
    {
        var values = new ArgumentChecks();
        foreach (var value in schema.Enum ?? [])
        {
            values.Check(schema with { Enum = null }, value, "enum");
        }

        if (schema.Default is { } defaultValue)
        {
            values.Check(schema, defaultValue, "default");
        }

        foreach (var problem in values.Problems)
        {
            section.Add(schema.Default is null ? "enum" : "default", problem);
        }

        if (schema.Minimum > schema.Maximum || schema.MinLength > schema.MaxLength || schema.MinItems > schema.MaxItems)
        {
            section.File.Add(section.Node, $"{section.What}: a lower bound is above its upper bound.");
        }
    }
}
