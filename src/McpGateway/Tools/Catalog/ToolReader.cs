using System.Collections.Frozen;
using System.Text.RegularExpressions;
using McpGateway.Tools.Arguments;
using McpGateway.Tools.Confirmation;
using McpGateway.Tools.Guards;
using McpGateway.Tools.Output;
using YamlDotNet.RepresentationModel;

namespace McpGateway.Tools.Catalog;

/// <summary>Reads a file of tools and compiles each; what keeps a tool from being compiled is in the
/// findings.</summary>
internal sealed partial class ToolReader(FrozenSet<string> permissions, FrozenSet<string> scopes)
{
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private readonly List<GuardTarget> targets = [];

    /// <summary>The tools read so far, for the guards: those name other tools, so they are read at last.</summary>
    public IReadOnlyList<GuardTarget> Targets => targets;

    public IEnumerable<ToolDefinition> Read(CatalogFile file)
    {
        if (file.Read() is not { } root || Section.Open(root, "tools", file, "group", "tools") is not { } section)
        {
            return [];
        }

        section.Text("group");
        if (section.Find("tools") is not YamlSequenceNode { Children.Count: > 0 } list)
        {
            section.Add("tools", "'tools' must be a list of at least one tool.");
            return [];
        }

        return [.. list.Children.Select(node => ReadTool(node, file)).OfType<ToolDefinition>()];
    }

    private ToolDefinition? ReadTool(YamlNode node, CatalogFile file)
    {
        var name = (node as YamlMappingNode)?.Children.TryGetValue("name", out var value) == true
            ? (value as YamlScalarNode)?.Value ?? "" : "";
        var tool = Section.Open(node, $"tool '{name}'", file, "name", "title", "description", "effect", "idempotent",
            "confirmation", "permission", "scopes", "input", "operation", "output", "guards", "examples");
        if (tool is null)
        {
            return null;
        }

        CheckName(tool, name);
        TextRules.Check(tool, "title", tool.Text("title"), TextRules.MaxTitle);
        TextRules.Check(tool, "description", tool.Text("description"));
        var effect = ReadEffect(tool);
        var input = ReadInput(tool);
        var confirmation = ConfirmationReader.Read(tool, effect, input);
        var permission = ReadPermission(tool);
        var operation = OperationReader.Read(tool, effect, input);
        var scopesNeeded = ReadScopes(tool, operation);
        var output = ReadOutput(tool, operation);
        InputRules.CheckPaging(tool, input, output);
        ConfirmationReader.CheckOutput(tool, confirmation, output);
        CheckExamples(tool, input);
        targets.Add(new(name, effect, permission, input, operation is not Operation.WhoAmI, tool));
        return operation is null ? null : new()
        {
            Name = name,
            Title = tool.FindText("title") ?? "",
            Description = tool.FindText("description") ?? "",
            Effect = effect,
            IsIdempotent = ReadIdempotent(tool, effect),
            Permission = permission,
            Scopes = scopesNeeded,
            Confirmation = confirmation,
            Input = confirmation == ConfirmationMode.None ? input : ConfirmationArgument.AddTo(input),
            Finds = input.Properties.Aggregate(DataClasses.None, (all, property) => all | property.Value.Finds),
            Operation = operation,
            Output = output,
            Place = file.PlaceOf(node),
        };
    }

    private void CheckName(Section tool, string name)
    {
        if (!NamePattern().IsMatch(name))
        {
            tool.Add("name", "'name' must be 1 to 64 of a-z, A-Z, 0-9, '_' and '-': clients refuse the rest.");
        }
        else if (!names.Add(name))
        {
            tool.Add("name", "there is another tool of this name.");
        }
    }

    private static Effect ReadEffect(Section tool)
    {
        switch (tool.Text("effect"))
        {
            case "read":
                return Effect.Read;
            case "write":
                return Effect.Write;
            case "destructive":
                return Effect.Destructive;
            default:
                tool.Add("effect", "'effect' must be one of read, write, destructive.");
                return Effect.Destructive;
        }
    }

    /// <summary>Clients repeat a call by this hint, so a tool that changes something must give it.</summary>
    private static bool ReadIdempotent(Section tool, Effect effect)
    {
        var flag = tool.FindFlag("idempotent");
        if (effect != Effect.Read && tool.Find("idempotent") is null)
        {
            tool.Add("effect", "'idempotent' is missing: say whether calling it again changes anything more.");
        }

        if (effect == Effect.Read && flag == false)
        {
            tool.Add("idempotent", "a tool that reads can always be called again; remove the key.");
        }

        return flag ?? effect == Effect.Read;
    }

    private string ReadPermission(Section tool)
    {
        var permission = tool.Text("permission");
        if (!permissions.Contains(permission))
        {
            tool.Add("permission", $"the permission '{permission}' is not known; declare it in roles.yaml.");
        }

        return permission;
    }

    private ScopeSet ReadScopes(Section tool, Operation? operation)
    {
        var words = tool.Words("scopes");
        if (words.Count == 0 && (operation is not Operation.WhoAmI || tool.Find("scopes") is null))
        {
            tool.Add("scopes", "'scopes' is missing or empty; nobody could be asked to allow the tool.");
        }

        foreach (var word in words.Where(word => !scopes.Contains(word.Value!)))
        {
            tool.File.Add(word, $"{tool.What}: the scope '{word.Value}' is not known; declare it in scopes.yaml.");
        }

        return new(words.Select(word => word.Value!));
    }

    private static ArgumentSchema ReadInput(Section tool)
    {
        var empty = new ArgumentSchema { Type = ArgumentType.Object };
        if (tool.Find("input") is not { } node)
        {
            return empty;
        }

        var input = SchemaReader.Read(node, $"{tool.What} input", tool.File) ?? empty;
        InputRules.Check(tool, input);
        return input.Type == ArgumentType.Object ? input : empty;
    }

    private static OutputShape? ReadOutput(Section tool, Operation? operation)
    {
        if (operation is Operation.WhoAmI)
        {
            if (tool.Find("output") is not null)
            {
                tool.Add("output", "whoami has its own output; remove the key.");
            }

            return WhoAmI.Output;
        }

        return tool.Find("output") is { } node ? OutputReader.Read(node, $"{tool.What} output", tool.File) : null;
    }

    /// <summary>An example that would be refused teaches the wrong thing.</summary>
    private static void CheckExamples(Section tool, ArgumentSchema input)
    {
        foreach (var node in (tool.Find("examples") as YamlSequenceNode)?.Children ?? [])
        {
            if (Section.Open(node, $"{tool.What} example", tool.File, "title", "arguments") is { } example)
            {
                example.Text("title");
                var checks = new ArgumentChecks();
                checks.Check(input, YamlJson.ToJson(example.At("arguments")), "");
                checks.Problems.ToList().ForEach(problem => example.Add("arguments", problem));
            }
        }
    }

    [GeneratedRegex(@"\A[a-zA-Z0-9_-]{1,64}\z")]
    private static partial Regex NamePattern();
}
