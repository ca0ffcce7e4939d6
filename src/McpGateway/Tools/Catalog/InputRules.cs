using McpGateway.Tools.Arguments;

namespace McpGateway.Tools.Catalog;

/// <summary>What a tool's input must keep beyond being a schema.</summary>
internal static class InputRules
{
    /// <summary>Some clients drop a tool with a larger schema without a word.</summary>
    private const int MaxSchemaBytes = 16 * 1024;

    public static void Check(Section tool, ArgumentSchema input)
    {
        CheckIsClosedObject(tool, input);
        CheckSize(tool, input);
        CheckDescriptions(tool, input);
        CheckDefaults(tool, input);
        CheckOrganizerIsNotAsked(tool, input);
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

    private static void CheckDescriptions(Section tool, ArgumentSchema input)
    {
        foreach (var (name, property) in input.Properties)
        {
            if (string.IsNullOrWhiteSpace(property.Description))
            {
                tool.Add("input", $"'{name}' needs a description: the model sees nothing else of it.");
            }
        }
    }

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
}
