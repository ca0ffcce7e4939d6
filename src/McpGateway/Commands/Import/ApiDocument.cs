using System.Text.Json;
using McpGateway.Tools.Arguments;
using McpGateway.Tools.Catalog;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace McpGateway.Commands.Import;

/// <summary>An OpenAPI document: its operations, and what its references stand for.</summary>
internal sealed class ApiDocument(JsonElement root)
{
    private const int MaxReferences = 32;

    private static readonly string[] Methods = ["get", "post", "put", "patch", "delete"];

    /// <exception cref="JsonException">It is not JSON.</exception>
    /// <exception cref="CannotImportException">It is not YAML, or no such document.</exception>
    public static ApiDocument Read(FileInfo file)
    {
        var root = file.Extension is ".yaml" or ".yml" ? ReadYaml(file) : JsonElement.Parse(File.ReadAllBytes(file.FullName));
        if (!UnicodeText.IsAll(root))
        {
            throw new CannotImportException("it holds half of a surrogate pair, which is no text");
        }

        return Json.Text(root, "openapi") is ['3', '.', '0' or '1', ..]
            ? new(root)
            : throw new CannotImportException("this is not an OpenAPI 3.0 or 3.1 document");
    }

    private static JsonElement ReadYaml(FileInfo file)
    {
        try
        {
            using var text = file.OpenText();
            var yaml = new YamlStream();
            yaml.Load(text);
            return yaml.Documents is not [{ RootNode: var root }] ? throw new CannotImportException("it is not one YAML document")
                : YamlTree.FindDefect(root) is var (at, what) ? throw new CannotImportException($"line {at.Start.Line}: {what}")
                : YamlJson.ToJson(root);
        }
        catch (YamlException exception)
        {
            throw new CannotImportException($"line {exception.Start.Line}: this is not YAML: {exception.Message}");
        }
    }

    /// <summary>Where the API answers, as far as the document tells.</summary>
    public string? Server => Json.Items(root, "servers").Select(server => Json.Text(server, "url")).FirstOrDefault();

    /// <param name="leaveOut">Takes the path that cannot be read, and why.</param>
    public IEnumerable<ApiOperation> Operations(Action<string, string> leaveOut) =>
        from path in Json.Members(root, "paths")
        let item = TryResolve(path.Value, why => leaveOut(path.Name, why))
        where item is not null
        from method in Methods
        let body = Json.Find(item.Value, method)
        where body is not null
        select new ApiOperation(method.ToUpperInvariant(), path.Name, body.Value, item.Value);

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

    /// <summary>The operation's own parameters, and those of its path that they do not replace.</summary>
    public IReadOnlyList<JsonElement> ParametersOf(ApiOperation operation) =>
    [
        .. Json.Items(operation.Body, "parameters").Concat(Json.Items(operation.Item, "parameters")).Select(Resolve)
            .DistinctBy(parameter => (Json.Text(parameter, "in"), Json.Text(parameter, "name"))),
    ];

    private JsonElement? TryResolve(JsonElement element, Action<string> leaveOut)
    {
        try
        {
            return Resolve(element);
        }
        catch (CannotImportException why)
        {
            leaveOut(why.Message);
            return null;
        }
    }

    private JsonElement Find(string reference)
    {
        var target = root;
        var steps = reference.Split('/');
        var found = steps[0] == "#" && steps.Skip(1).All(step =>
            Json.TryStep(target, Uri.UnescapeDataString(step).Replace("~1", "/").Replace("~0", "~"), out target));
        return found ? target : throw new CannotImportException($"'{reference}' leads nowhere in this document");
    }
}
