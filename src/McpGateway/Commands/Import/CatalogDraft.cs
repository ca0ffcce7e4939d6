using System.Text.Json.Nodes;

namespace McpGateway.Commands.Import;

/// <summary>A catalog as it grows, tool by tool, and the files that come of it.</summary>
internal sealed class CatalogDraft(ApiDocument document, ImportRequest request)
{
    private readonly SortedDictionary<string, JsonArray> groups = new(StringComparer.Ordinal);
    private readonly SortedSet<string> rights = new(StringComparer.Ordinal);
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private readonly string organizer = request.Organizer;
    private readonly List<LeftOut> leftOut = [];

    public IReadOnlyList<LeftOut> LeftOut => leftOut;

    public int Tools => names.Count;

    public int Groups => groups.Count;

    public void LeaveOutPath(string path, string why) => leftOut.Add(new(path, why));

    public void Add(ApiOperation operation)
    {
        void LeaveOut(string what, string why) => leftOut.Add(new($"{operation} {what}", why));
        try
        {
            if (Json.IsTrue(operation.Body, "deprecated"))
            {
                throw new CannotImportException("it is deprecated");
            }

            var input = new InputDraft(document, request, LeaveOut);
            input.Read(operation);
            var output = new OutputDraft(document, request, LeaveOut).Read(operation, input.TakesCursor);
            AddTool(operation, input.Input(), input.Operation(operation), output);
        }
        catch (CannotImportException why)
        {
            leftOut.Add(new($"{operation}", why.Message));
        }
    }

    /// <summary>The files by their path in the catalog.</summary>
    public IEnumerable<KeyValuePair<string, string>> Files()
    {
        yield return new("roles.yaml", YamlText.Write(AccessDraft.Roles(rights)));
        yield return new("scopes.yaml", YamlText.Write(AccessDraft.Scopes(rights)));
        foreach (var (group, tools) in groups)
        {
            yield return new($"tools/{group}.yaml", YamlText.Write(new()
            {
                [YamlText.Comment] = "DECIDE: take out what assistants need not see; classes are guessed from names.",
                ["group"] = Naming.Sentence(group),
                ["tools"] = tools,
            }));
        }
    }

    private void AddTool(ApiOperation operation, JsonObject? input, JsonObject asks, JsonObject? output)
    {
        var name = Naming.Unique(Naming.OfOperation(operation), names);
        var group = Naming.GroupOf(operation, organizer);
        var verb = operation.IsRead ? "read" : "write";
        var title = Prose.Title(Json.Text(operation.Body, "summary"), Naming.Sentence(name));
        rights.Add($"{group}.{verb}");
        var tool = new JsonObject
        {
            ["name"] = name,
            ["title"] = title,
            ["description"] = Prose.Describe($"{title}. {Json.Text(operation.Body, "description")}", $"{title}."),
            ["effect"] = operation.Method switch { "GET" => "read", "DELETE" => "destructive", _ => "write" },
        };
        if (!operation.IsRead)
        {
            tool["idempotent"] = operation.Method is "PUT" or "DELETE";
        }

        tool["permission"] = $"{group}.{verb}";
        tool["scopes"] = new JsonArray($"{group}:{verb}");
        if (input is not null)
        {
            tool["input"] = input;
        }

        tool["operation"] = asks;
        if (output is not null)
        {
            tool["output"] = output;
        }

        if (!groups.TryGetValue(group, out var tools))
        {
            groups[group] = tools = [];
        }

        tools.Add((JsonNode)tool);
    }
}
