using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using McpGateway.Tools.Catalog;

namespace McpGateway.Commands.Import;

/// <summary>The arguments of a drafted tool, and where each goes.</summary>
internal sealed partial class InputDraft(ApiDocument document, ImportRequest request, Action<string, string> leaveOut)
{
    private const int MaxArguments = 40;

    private static readonly string[] CursorNames =
        ["cursor", "page_token", "pageToken", "next_token", "starting_after", "after", "continuation_token"];

    private static readonly string[] KnownHeaders = ["accept", "authorization", "content-type", "idempotency-key"];

    private readonly ArgumentDraft arguments = new(document, leaveOut);
    private readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase) { PathTemplate.Organizer };
    private readonly JsonObject properties = [];
    private readonly JsonArray required = [];
    private readonly List<KeyValuePair<string, string>> path = [];

    private List<KeyValuePair<string, string>> Query { get; } = [];

    private List<KeyValuePair<string, string>> Body { get; } = [];

    public bool TakesCursor { get; private set; }

    /// <exception cref="CannotImportException">Something that must be sent cannot be.</exception>
    public void Read(ApiOperation operation)
    {
        foreach (var parameter in document.ParametersOf(operation))
        {
            ReadParameter(parameter);
            TakesCursor |= IsCursor(parameter);
        }

        if (!operation.IsRead && Json.Find(operation.Body, "requestBody") is { } body)
        {
            ReadBody(document.Resolve(body));
        }
    }

    public JsonObject? Input()
    {
        var input = new JsonObject { ["type"] = "object", ["properties"] = properties };
        if (required.Count > 0)
        {
            input["required"] = required;
        }

        return properties.Count > 0 ? input : null;
    }

    public JsonObject Operation(ApiOperation operation)
    {
        var draft = new JsonObject { ["method"] = operation.Method };
        var target = Placeholder().Replace(operation.Path, match => match.Groups[1].Value == request.Organizer
            ? $"{{{PathTemplate.Organizer}}}"
            : $"{{{path.Find(entry => entry.Key == match.Groups[1].Value).Value}}}");
        if (PathTemplate.TryParse(target) is not { } template)
        {
            throw new CannotImportException("its path has a placeholder that is no whole segment or no parameter");
        }

        if (!template.HasOrganizer)
        {
            draft[YamlText.Comment] = "DECIDE: which part of the path is the organizer? Put {organizer} there.";
        }

        draft["path"] = target;
        AddMapping(draft, "query", Query);
        AddMapping(draft, "body", Body);
        return draft;
    }

    private static void AddMapping(JsonObject draft, string key, List<KeyValuePair<string, string>> mapping)
    {
        if (mapping.Count > 0)
        {
            draft[key] = mapping.TrueForAll(entry => entry.Key == entry.Value)
                ? new JsonArray([.. mapping.Select(entry => JsonValue.Create(entry.Value))])
                : new JsonObject(mapping.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)entry.Value)));
        }
    }

    private void ReadParameter(JsonElement parameter)
    {
        var (name, place) = (Json.Text(parameter, "name", ""), Json.Text(parameter, "in", ""));
        var isRequired = place == "path" || Json.IsTrue(parameter, "required");
        if (place is "header" or "cookie")
        {
            if (isRequired && !KnownHeaders.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                throw new CannotImportException(
                    $"it needs the {place} '{name}', and only path, query and body can be sent");
            }

            return;
        }

        if (place == "path" && name == request.Organizer)
        {
            return;
        }

        var argument = IsCursor(parameter) ? "cursor" : null;
        Add(place == "path" ? path : Query, name, argument, isRequired, Json.Text(parameter, "description"), () =>
            Json.Find(parameter, "schema") is { } schema
                ? Flat(arguments.Of(schema, name), place)
                : throw new CannotImportException("has no schema"));
    }

    private void ReadBody(JsonElement body)
    {
        var isRequired = Json.IsTrue(body, "required");
        var content = Json.Members(body, "content")
            .FirstOrDefault(type => type.Name.Contains("json", StringComparison.Ordinal));
        if (content.Value.ValueKind == JsonValueKind.Undefined)
        {
            if (isRequired)
            {
                throw new CannotImportException("its body is not JSON");
            }

            return;
        }

        var schema = ApiSchema.Read(
            document, Json.Find(content.Value, "schema") ?? throw new CannotImportException("its body is not described"));
        if (schema.Type != "object" || (isRequired && !schema.Properties.Any()))
        {
            throw new CannotImportException("its body is not an object with described members");
        }

        foreach (var member in schema.Properties.Where(member => !Json.IsTrue(member.Value, "readOnly")))
        {
            Add(Body, member.Name, null, schema.Required.Contains(member.Name), null,
                () => arguments.Of(member.Value, member.Name));
        }
    }

    private void Add(List<KeyValuePair<string, string>> target, string name, string? argument, bool isRequired,
        string? description, Func<JsonObject> draft)
    {
        try
        {
            if (properties.Count >= MaxArguments && !isRequired)
            {
                throw new CannotImportException($"there are {MaxArguments} arguments already");
            }

            var schema = draft();
            argument = Naming.Unique(argument ?? (ArgumentName().IsMatch(name) ? name : Naming.Snake(name)), taken);
            schema["description"] = Prose.Describe(
                description ?? (string?)schema["description"], $"The {Naming.Words(name)}.");
            properties[argument] = schema;
            target.Add(new(name, argument));
            if (isRequired)
            {
                required.Add(argument);
            }
        }
        catch (CannotImportException why) when (isRequired)
        {
            throw new CannotImportException($"it needs '{name}', which {why.Message}");
        }
        catch (CannotImportException why)
        {
            leaveOut(name, why.Message);
        }
    }

    private static JsonObject Flat(JsonObject schema, string place)
    {
        var type = (string?)(schema["items"]?["type"] ?? schema["type"]);
        return type is "object" or "array"
            ? throw new CannotImportException($"is no plain value, as a {place} needs it")
            : place == "path" && type is not ("string" or "integer") ? new JsonObject { ["type"] = "string" }
            : schema;
    }

    private static bool IsCursor(JsonElement parameter) =>
        Json.Text(parameter, "in") == "query" && CursorNames.Contains(Json.Text(parameter, "name"));

    [GeneratedRegex(@"\{([^{}/]+)\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_]{0,63}\z")]
    private static partial Regex ArgumentName();
}
