using McpGateway.Tools.Arguments;
using YamlDotNet.RepresentationModel;

namespace McpGateway.Tools.Catalog;

/// <summary>Reads what a tool asks of the back office, and checks it against the tool's arguments.</summary>
internal static class OperationReader
{
    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

    /// <summary>Null, with findings, when there is no usable operation.</summary>
    public static Operation? Read(Section tool, Effect effect, ArgumentSchema input)
    {
        if (tool.Find("operation") is YamlScalarNode { Value: "whoami" })
        {
            return new Operation.WhoAmI();
        }

        var section = Section.Open(
            tool.At("operation"), $"{tool.What} operation", tool.File, "method", "path", "query", "body");
        if (section is null)
        {
            return null;
        }

        var query = ReadMappings(section, "query");
        var body = ReadMappings(section, "body");
        var method = ReadMethod(section, effect);
        var path = ReadPath(section, input);
        CheckMappings(section, "query", query, input);
        CheckMappings(section, "body", body, input);
        var mapped = query.Concat(body).Select(mapping => mapping.Argument);
        CheckAllUsed(tool, input, [.. path?.Parameters ?? [], .. mapped]);
        if (body.Count > 0 && method == "GET")
        {
            section.Add("body", "a GET has no body; map the arguments to 'query'.");
        }

        return path is null || !Methods.Contains(method) ? null : new Operation.Http(new(method), path, query, body);
    }

    private static string ReadMethod(Section section, Effect effect)
    {
        var method = section.Text("method");
        if (!Methods.Contains(method))
        {
            section.Add("method", $"'method' must be one of {string.Join(", ", Methods)}.");
        }
        else if ((method == "GET") != (effect == Effect.Read))
        {
            section.Add("method", "a tool that reads uses GET, and only such a tool does.");
        }

        return method;
    }

    private static PathTemplate? ReadPath(Section section, ArgumentSchema input)
    {
        if (PathTemplate.TryParse(section.Text("path")) is not { } path)
        {
            section.Add("path", "'path' must be absolute, each placeholder a whole segment: /v1/{organizer}/notes.");
            return null;
        }

        if (!path.HasOrganizer)
        {
            section.Add("path", "'path' must contain {organizer}, which keeps a call inside its tenant.");
        }

        foreach (var name in path.Parameters)
        {
            if (input.FindProperty(name) is not { Type: ArgumentType.String or ArgumentType.Integer })
            {
                section.Add("path", $"'{{{name}}}' must be an input of type string or integer.");
            }
            else if (!input.Required.Contains(name))
            {
                section.Add("path", $"'{{{name}}}' must be a required input: without it there is no path.");
            }
        }

        return path;
    }

    /// <summary>A list of inputs that keep their names, or a mapping from the back office's name to the
    /// input.</summary>
    private static List<Operation.Mapping> ReadMappings(Section section, string key) =>
        section.Find(key) is YamlSequenceNode
            ? [.. section.Words(key).Select(word => new Operation.Mapping(word.Value!, word.Value!))]
            : [.. section.Entries(key).Select(entry => new Operation.Mapping(
                entry.Key, (entry.Value as YamlScalarNode)?.Value ?? ""))];

    private static void CheckMappings(
        Section section, string key, IReadOnlyList<Operation.Mapping> mappings, ArgumentSchema input)
    {
        foreach (var mapping in mappings)
        {
            var argument = input.FindProperty(mapping.Argument);
            if (argument is null)
            {
                section.Add(key, $"'{mapping.Name}' names '{mapping.Argument}', which is not an input.");
            }
            else if (key == "query" && (argument.Items ?? argument).Type is ArgumentType.Object or ArgumentType.Array)
            {
                section.Add(key, $"'{mapping.Name}' must be a text, number, boolean or a list of these.");
            }
        }
    }

    private static void CheckAllUsed(Section tool, ArgumentSchema input, HashSet<string> used)
    {
        foreach (var (name, _) in input.Properties.Where(property => !used.Contains(property.Key)))
        {
            tool.Add("input", $"'{name}' is not used by the operation; map it or remove it.");
        }
    }
}
