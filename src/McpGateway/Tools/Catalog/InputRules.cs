using System.Text.Json;
using System.Text.RegularExpressions;
using McpGateway.Tools.Arguments;
using McpGateway.Tools.Output;

namespace McpGateway.Tools.Catalog;

/// <summary>What a tool's input must keep beyond being a schema.</summary>
internal static partial class InputRules
{
    /// <summary>Some clients drop a tool with a larger schema without a word.</summary>
    private const int MaxSchemaBytes = 16 * 1024;

    /// <summary>Whether clients take it as the name of an argument.</summary>
    public static bool IsName(string name) => NamePattern().IsMatch(name);

    public static void Check(Section tool, ArgumentSchema input)
    {
        CheckIsClosedObject(tool, input);
        CheckSize(tool, input);
        CheckNames(tool, input);
        CheckDescriptions(tool, input);
        CheckDefaults(tool, input);
        CheckFinds(tool, input);
        CheckOrganizerIsNotAsked(tool, input);
    }

    /// <summary>A cursor that cannot be sent back is a promise of pages that nobody can get.</summary>
    public static void CheckPaging(Section tool, ArgumentSchema input, OutputShape? output)
    {
        if (output?.IsPaged == true && input.FindProperty("cursor") is not { Type: ArgumentType.String })
        {
            tool.Add("output", "'cursor' needs an input 'cursor' of type string, by which the next page is asked for.");
        }
    }

    private static void CheckIsClosedObject(Section tool, ArgumentSchema input)
    {
        if (input.Type != ArgumentType.Object)
        {
            tool.Add("input", "the type of 'input' must be object.");
        }
        else if (input.AllowsOtherProperties)
        {
            tool.Add("input", "'additionalProperties' must not be true here: what is not declared goes nowhere.");
        }
    }

    private static void CheckSize(Section tool, ArgumentSchema input)
    {
        var size = SchemaJson.ToJson(input).GetRawText().Length;
        if (size > MaxSchemaBytes)
        {
            tool.Add("input", $"the schema is {size} bytes long; at most {MaxSchemaBytes} are safe with every client.");
        }
    }

    private static void CheckNames(Section tool, ArgumentSchema input)
    {
        foreach (var name in WithInner(input).SelectMany(schema => schema.Properties).Select(property => property.Key))
        {
            if (!IsName(name))
            {
                tool.Add("input", $"'{name}' must be 1 to 64 of a-z, A-Z, 0-9, '_', '.' and '-': clients refuse the rest.");
            }
            else if (TextRules.ProblemOfName(name) is { } problem)
            {
                tool.Add("input", $"the name '{name}' {problem}; only say what it is.");
            }
        }
    }

    private static void CheckDescriptions(Section tool, ArgumentSchema input)
    {
        foreach (var (name, property) in input.Properties)
        {
            if (string.IsNullOrWhiteSpace(property.Description))
            {
                tool.Add("input", $"'{name}' needs a description: the model sees nothing else of it.");
            }

            CheckTexts(tool, $"the description of '{name}'", WithInner(property).Select(schema => schema.Description));
            CheckTexts(tool, $"the title of '{name}'", WithInner(property).Select(schema => schema.Title));
            CheckTexts(tool, $"a value of '{name}'", WithInner(property).SelectMany(ValuesOf));
            CheckTexts(tool, $"the pattern of '{name}'",
                WithInner(property).Select(schema => schema.Pattern?.ToString()), TextRules.ProblemOfPattern);
        }

        CheckTexts(tool, "the description or title of the input itself", [input.Description, input.Title]);
    }

    /// <summary>What models read of a schema beside its own words.</summary>
    private static IEnumerable<string?> ValuesOf(ArgumentSchema schema) =>
        (schema.Default is { } value ? (schema.Enum ?? []).Append(value) : schema.Enum ?? [])
            .Where(value => value.ValueKind != JsonValueKind.Null).Select(value => value.ToString());

    private static void CheckTexts(
        Section tool, string what, IEnumerable<string?> texts, Func<string, string?>? problemOf = null)
    {
        foreach (var problem in texts.OfType<string>().Select(problemOf ?? TextRules.Problem).OfType<string>())
        {
            tool.Add("input", $"{what} {problem}; only say what it is.");
        }
    }

    private static IEnumerable<ArgumentSchema> WithInner(ArgumentSchema schema) =>
        schema.Properties.Select(property => property.Value).Append(schema.Items).OfType<ArgumentSchema>()
            .SelectMany(WithInner).Append(schema);

    private static void CheckDefaults(Section tool, ArgumentSchema input)
    {
        foreach (var (name, property) in input.Properties)
        {
            var inner = property.Properties.Select(member => member.Value).Append(property.Items);
            if (inner.Any(schema => schema is not null && HasDefault(schema)))
            {
                tool.Add("input", $"'{name}' has a default inside; only the arguments themselves can have one.");
            }

            if (property.Default is not null && input.Required.Contains(name))
            {
                tool.Add("input", $"'{name}' is required and has a default; choose one of the two.");
            }
        }
    }

    private static void CheckFinds(Section tool, ArgumentSchema input)
    {
        if (input.Finds != DataClasses.None
            || input.Properties.Any(property =>
                WithInner(property.Value).SkipLast(1).Any(inner => inner.Finds != DataClasses.None)))
        {
            tool.Add("input", "'finds' is for the arguments themselves, not for what is around or inside them.");
        }

        foreach (var (name, _) in input.Properties.Where(property =>
            property.Value is { Finds: not DataClasses.None, Default: not null }))
        {
            tool.Add("input", $"'{name}' has 'finds' and a default, so that nobody could leave it out.");
        }
    }

    /// <summary>The organizer comes from the connection; a model must not be able to choose it.</summary>
    private static void CheckOrganizerIsNotAsked(Section tool, ArgumentSchema input)
    {
        if (input.FindProperty(PathTemplate.Organizer) is not null)
        {
            tool.Add("input", "'organizer' is filled in by the gateway and cannot be an input.");
        }
    }

    private static bool HasDefault(ArgumentSchema schema) =>
        schema.Default is not null
        || (schema.Items is { } items && HasDefault(items))
        || schema.Properties.Any(property => HasDefault(property.Value));

    [GeneratedRegex(@"\A[a-zA-Z0-9_.-]{1,64}\z")]
    private static partial Regex NamePattern();
}
