using System.Text.Json;

namespace McpGateway.Commands.Import;

/// <summary>An OpenAPI document: its operations, and what its references stand for.</summary>
internal sealed class ApiDocument(JsonElement root)
{
    private const int MaxReferences = 32;

    private static readonly string[] Methods = ["get", "post", "put", "patch", "delete"];

    public static ApiDocument Parse(ReadOnlyMemory<byte> json)
    {
        var root = JsonElement.Parse(json.Span);
        return root.ValueKind == JsonValueKind.Object && root.TryGetProperty("openapi", out var version)
            && version.ValueKind == JsonValueKind.String && version.GetString()!.StartsWith("3.", StringComparison.Ordinal)
            && version.GetString() is not ['3', '.', >= '2', ..]
                ? new(root)
                : throw new CannotImportException("this is not an OpenAPI 3.0 or 3.1 document");
    }

    /// <summary>Where the API answers, as far as the document tells.</summary>
    public string? Server => root.TryGetProperty("servers", out var servers) && servers.ValueKind == JsonValueKind.Array
        ? servers.EnumerateArray().Select(server => Json.Text(server, "url")).FirstOrDefault()
        : null;

    public IEnumerable<ApiOperation> Operations() =>
        from path in Json.Members(root, "paths")
        let item = Resolve(path.Value)
        from method in Methods
        where item.TryGetProperty(method, out _)
        select new ApiOperation(method.ToUpperInvariant(), path.Name, item.GetProperty(method), Parameters(item, method));

    /// <summary>What stands in place of a local <c>$ref</c>; anything else as it is.</summary>
    public JsonElement Resolve(JsonElement element)
    {
        for (var depth = 0; depth < MaxReferences; depth++)
        {
            if (Json.Text(element, "$ref") is not { } reference)
            {
                return element;
            }

            element = Find(reference);
        }

        throw new CannotImportException("its references run in a circle");
    }

    private JsonElement Find(string reference)
    {
        var target = root;
        var steps = reference.Split('/');
        var found = steps[0] == "#" && steps.Skip(1).All(step =>
            Json.TryStep(target, Uri.UnescapeDataString(step).Replace("~1", "/").Replace("~0", "~"), out target));
        return found ? target : throw new CannotImportException($"'{reference}' leads nowhere in this document");
    }

    /// <summary>Those of the operation, and those of its path that it does not replace.</summary>
    private List<JsonElement> Parameters(JsonElement item, string method)
    {
        var all = Json.Items(item.GetProperty(method), "parameters").Concat(Json.Items(item, "parameters"));
        return [.. all.Select(Resolve).DistinctBy(parameter => (Json.Text(parameter, "in"), Json.Text(parameter, "name")))];
    }
}
