using System.Text.Json;
using System.Text.RegularExpressions;
using McpGateway.Tools.Catalog;

namespace McpGateway.Tests.Tools.Catalog;

/// <summary>Holds a catalog file against the JSON Schema that editors use; knows the keywords that are used there, and
/// fails on any other.</summary>
internal sealed class EditorSchema(string kind)
{
    private static readonly string[] Ignored = ["$schema", "$defs", "title", "description"];

    private readonly JsonElement root = JsonElement.Parse(File.ReadAllBytes(PathOf(kind)));

    public static string PathOf(string kind) =>
        Path.Combine(Repository.Root, $"src/McpGateway/Tools/Catalog/schemas/{kind}.schema.json");

    /// <summary>What is wrong with the YAML file; empty when it is valid.</summary>
    public IReadOnlyList<string> Check(string folder, string file)
    {
        var findings = new List<Finding>();
        var node = new CatalogFile(folder, file, findings).Read();
        Assert.Empty(findings);
        return [.. Check(root, YamlJson.ToJson(node!), file)];
    }

    /// <summary>A definition; the schema itself for an empty name.</summary>
    public JsonElement Definition(string name) => name == "" ? root : root.GetProperty("$defs").GetProperty(name);

    private IEnumerable<string> Check(JsonElement schema, JsonElement value, string at) => schema.EnumerateObject()
        .Where(keyword => !Ignored.Contains(keyword.Name))
        .SelectMany(keyword => Check(schema, keyword, value, at));

    private IEnumerable<string> Check(JsonElement schema, JsonProperty keyword, JsonElement value, string at)
    {
        var rule = keyword.Value;
        return keyword.Name switch
        {
            "$ref" => Follow(rule.GetString()!.Split("#/$defs/"), value, at),
            "type" => Fits(rule.GetString()!, value) ? [] : [$"{at}: is no {rule}"],
            "enum" => rule.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)) ? [] : [$"{at}: is not one of {rule}"],
            "pattern" => Regex.IsMatch(value.GetString()!, rule.GetString()!) ? [] : [$"{at}: does not match {rule}"],
            "anyOf" => rule.EnumerateArray().Any(one => !Check(one, value, at).Any()) ? [] : [$"{at}: fits none"],
            "required" => rule.EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _))
                .Select(name => $"{at}: has no {name}"),
            "items" => value.EnumerateArray().SelectMany((item, index) => Check(rule, item, $"{at}[{index}]")),
            "properties" => Members(value).Where(member => rule.TryGetProperty(member.Name, out _))
                .SelectMany(member => Check(rule.GetProperty(member.Name), member.Value, $"{at}.{member.Name}")),
            "propertyNames" => Members(value).SelectMany(member =>
                Check(rule, JsonSerializer.SerializeToElement(member.Name), $"{at}.{member.Name}")),
            "additionalProperties" => Members(value)
                .Where(member => !schema.TryGetProperty("properties", out var known) || !known.TryGetProperty(member.Name, out _))
                .SelectMany(member => rule.ValueKind == JsonValueKind.False
                    ? [$"{at}.{member.Name}: is not known"] : Check(rule, member.Value, $"{at}.{member.Name}")),
            _ => throw new NotSupportedException($"The keyword {keyword.Name} is not checked."),
        };
    }

    /// <summary>A definition here, or in the file that is named before the sign.</summary>
    private IEnumerable<string> Follow(string[] reference, JsonElement value, string at)
    {
        var schema = reference[0] == "" ? this : new EditorSchema(reference[0].Replace(".schema.json", "", StringComparison.Ordinal));
        return schema.Check(schema.Definition(reference[1]), value, at);
    }

    private static JsonElement.ObjectEnumerator Members(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object ? value.EnumerateObject() : default;

    private static bool Fits(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        _ => value.ValueKind == JsonValueKind.Number,
    };
}
