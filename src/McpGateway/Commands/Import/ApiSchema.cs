using System.Text.Json;

namespace McpGateway.Commands.Import;

/// <summary>A schema with its references, compositions and null resolved; always of one type.</summary>
internal sealed class ApiSchema
{
    private const int MaxParts = 64;

    private readonly List<JsonElement> parts = [];

    private ApiSchema()
    {
    }

    /// <summary>One of string, integer, number, boolean, array and object.</summary>
    public string Type { get; private set; } = "";

    public string? Description =>
        parts.Select(part => Json.Text(part, "description")).FirstOrDefault(text => text is { Length: > 0 });

    public IEnumerable<JsonProperty> Properties =>
        parts.SelectMany(part => Json.Members(part, "properties")).DistinctBy(property => property.Name);

    public HashSet<string> Required => [.. parts.SelectMany(part => Json.Words(part, "required"))];

    public JsonElement? Items => Find("items");

    /// <summary>The allowed values without null; empty when any will do.</summary>
    public IReadOnlyList<JsonElement> Values =>
    [
        .. parts.Select(part => Json.Find(part, "const") is { } constant ? [constant] : Json.Items(part, "enum"))
            .FirstOrDefault(values => values.Any(), [])
            .Where(value => value.ValueKind != JsonValueKind.Null),
    ];

    /// <exception cref="CannotImportException">It has no single type.</exception>
    public static ApiSchema Read(ApiDocument document, JsonElement element)
    {
        var schema = new ApiSchema();
        schema.Collect(document, element);
        schema.Type = schema.FindType();
        return schema;
    }

    /// <summary>The keyword where it stands first.</summary>
    public JsonElement? Find(string keyword) =>
        parts.Select(part => Json.Find(part, keyword)).FirstOrDefault(value => value is not null);

    private void Collect(ApiDocument document, JsonElement element)
    {
        var part = document.Resolve(element);
        parts.Add(part);
        if (parts.Count > MaxParts)
        {
            throw new CannotImportException("is put together from too many parts");
        }

        foreach (var inner in Json.Items(part, "allOf"))
        {
            Collect(document, inner);
        }

        var choices = Json.Items(part, "oneOf").Concat(Json.Items(part, "anyOf")).Select(document.Resolve)
            .Where(choice => Json.Text(choice, "type") != "null").ToList();
        if (choices.Count > 1)
        {
            throw new CannotImportException("can be of several shapes");
        }

        choices.ForEach(choice => Collect(document, choice));
    }

    private string FindType()
    {
        var types = parts.SelectMany(part => Json.Words(part, "type").Append(Json.Text(part, "type", ""))).ToHashSet();
        types.Remove("");
        types.Remove("null");
        if (types.SetEquals(["integer", "number"]))
        {
            return "number";
        }

        return types.Count switch
        {
            1 => types.Single(),
            0 => InferType(),
            _ => throw new CannotImportException("can be of several types"),
        };
    }

    private string InferType() =>
        Properties.Any() ? "object"
        : Items is not null ? "array"
        : Values is [{ ValueKind: JsonValueKind.String }, ..] ? "string"
        : throw new CannotImportException("can be of any type");
}
