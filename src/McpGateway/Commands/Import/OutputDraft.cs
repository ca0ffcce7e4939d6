using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using McpGateway.Tools.Output;

namespace McpGateway.Commands.Import;

/// <summary>The fields that a drafted tool lets leave.</summary>
internal sealed partial class OutputDraft(ApiDocument document, ImportRequest request, Action<string, string> leaveOut)
{
    private const int MaxDepth = 4;
    private const int MaxFields = 60;

    private static readonly string[] ListNames =
        ["items", "data", "results", "records", "entries", "values", "content"];

    private static readonly string[] CursorNames =
        ["next_cursor", "nextCursor", "next_page_token", "nextPageToken", "next_token", "nextToken", "cursor"];

    private readonly JsonObject fields = [];
    private string? owner;

    /// <summary>Null when the operation answers with nothing to declare.</summary>
    /// <exception cref="CannotImportException">The answer is no object, or that of a read is not described.</exception>
    public JsonObject? Read(ApiOperation operation, bool takesCursor)
    {
        if (FindAnswer(operation) is not { } schema)
        {
            return operation.IsRead
                ? throw new CannotImportException("it answers with no JSON that is described")
                : null;
        }

        var answer = ApiSchema.Read(document, schema);
        var list = answer.Type == "array" ? WholeList(answer) : FindList(answer);
        if (list is null && answer.Type != "object")
        {
            throw new CannotImportException(
                $"it answers with JSON of the type {answer.Type}, and only objects can be taken apart");
        }

        Walk(list is { } found ? found.Item : answer, "", 0, list is not null && HasCurrency(answer));
        if (fields.Count == 0)
        {
            return operation.IsRead ? throw new CannotImportException("no field of its answer can be declared") : null;
        }

        var cursor = answer.Properties.Select(property => property.Name).FirstOrDefault(CursorNames.Contains);
        return Draft(list?.Name, list is not null && takesCursor ? cursor : null);
    }

    private JsonObject Draft(string? list, string? cursor)
    {
        var draft = new JsonObject();
        if (list is not null)
        {
            draft["list"] = list;
        }

        if (cursor is not null)
        {
            draft["cursor"] = cursor;
        }

        if (owner is not null)
        {
            draft["organizer"] = owner;
        }
        else
        {
            draft[YamlText.Comment] = "DECIDE: where does the object say to which organizer it belongs? Name it here.";
        }

        draft["fields"] = fields;
        return draft;
    }

    private JsonElement? FindAnswer(ApiOperation operation)
    {
        var answers = Json.Members(operation.Body, "responses")
            .Where(answer => answer.Name is ['2', ..]).OrderBy(answer => answer.Name, StringComparer.Ordinal);
        return answers.SelectMany(answer => Json.Members(document.Resolve(answer.Value), "content"))
            .Where(type => type.Name.Contains("json", StringComparison.Ordinal))
            .Select(type => Json.Find(type.Value, "schema")).FirstOrDefault();
    }

    private (string Name, ApiSchema Item)? FindList(ApiSchema answer)
    {
        foreach (var property in answer.Properties.Where(property => ListNames.Contains(property.Name)))
        {
            if (TryRead(property.Value, property.Name) is { Type: "array", Items: { } items }
                && TryRead(items, property.Name) is { Type: "object" } item)
            {
                return (property.Name, item);
            }
        }

        return null;
    }

    /// <summary>An answer that is itself the list.</summary>
    private (string Name, ApiSchema Item)? WholeList(ApiSchema answer) =>
        answer.Items is { } items && TryRead(items, "$") is { Type: "object" } item ? ("$", item) : null;

    private static bool HasCurrency(ApiSchema source) =>
        source.Properties.Any(property => ShapeRules.IsCurrency(property.Name));

    private void Walk(ApiSchema source, string prefix, int depth, bool hasCurrency = false)
    {
        hasCurrency |= HasCurrency(source);
        var members = 0;
        foreach (var property in source.Properties.Where(property => !Json.IsTrue(property.Value, "writeOnly")))
        {
            var path = prefix + property.Name;
            if (path == request.OwnerField)
            {
                owner = path;
            }
            else if (WhyNot(property.Name, path, members) is { } why)
            {
                leaveOut($"answer {path}", why);
            }
            else if (TryRead(property.Value, path) is { } schema)
            {
                if (Internal().IsMatch(schema.Description ?? ""))
                {
                    leaveOut($"answer {path}", "its description calls it internal");
                    continue;
                }

                members++;
                AddMember(schema, path, depth, hasCurrency);
            }
        }
    }

    private string? WhyNot(string name, string path, int members) =>
        FieldReader.IsForbidden(path) ? "by its name it holds card data or a credential"
        : !MemberName().IsMatch(name) ? "its name has no form in a path"
        : fields.Count >= MaxFields ? $"there are {MaxFields} fields already"
        : members >= ObjectShape.MaxMembers - 1 ? "its object has too many members"
        : null;

    private void AddMember(ApiSchema schema, string path, int depth, bool hasCurrency)
    {
        if (schema is { Type: "array", Items: { } items })
        {
            if (TryRead(items, path) is not { } item)
            {
                return;
            }

            (schema, path) = (item, $"{path}[]");
        }

        switch (schema.Type)
        {
            case "array":
                leaveOut($"answer {path}", "is a list of lists or of anything");
                break;
            case "object" when depth >= MaxDepth:
                leaveOut($"answer {path}", "is nested too deeply");
                break;
            case "object":
                Walk(schema, $"{path}.", depth + 1, hasCurrency);
                break;
            case "number" or "integer" when !hasCurrency && ShapeRules.IsAmountName(path.Split('.')[^1]):
                leaveOut($"answer {path}", "is an amount, and nothing beside it tells its currency");
                break;
            default:
                fields[path] = FieldDraft.Of(schema, path);
                break;
        }
    }

    private ApiSchema? TryRead(JsonElement schema, string path)
    {
        try
        {
            return ApiSchema.Read(document, schema);
        }
        catch (CannotImportException why)
        {
            leaveOut($"answer {path}", why.Message);
            return null;
        }
    }

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_-]*\z")]
    private static partial Regex MemberName();

    [GeneratedRegex(@"\binternal\b", RegexOptions.IgnoreCase)]
    private static partial Regex Internal();
}
