using System.Text.Json;
using System.Text.Json.Nodes;
using McpGateway.Tools.Arguments;
using McpGateway.Tools.Catalog;

namespace McpGateway.Tools.Confirmation;

/// <summary>What the gateway adds to the schemas of a tool that asks for confirmation.</summary>
internal static class ConfirmationArgument
{
    public const string Name = "confirmation";

    /// <summary>The member of the result that stands for "nothing has been done yet".</summary>
    public const string Member = "confirmation_needed";

    private const int MaxLength = 200;

    private static readonly KeyValuePair<string, ArgumentSchema> property = new(Name, new()
    {
        Type = ArgumentType.String,
        Description = "Left out at first. The answer then holds the confirmation for exactly these arguments, to be sent "
            + "once the user has agreed.",
        MinLength = 1,
        MaxLength = MaxLength,
    });

    private static readonly JsonNode answer = JsonNode.Parse("""
        {"type":"object","description":"Nothing has been done yet.","properties":{"done":{"type":"boolean"},
        "would_do":{"type":"string"},"confirmation":{"type":"string"},"page":{"type":"string"},
        "expires_at":{"type":"string"}}}
        """)!;

    public static ArgumentSchema AddTo(ArgumentSchema input) =>
        input with { Properties = [.. input.Properties, property] };

    public static JsonElement AddTo(JsonElement outputSchema)
    {
        var schema = JsonObject.Create(outputSchema)!;
        schema["properties"]![Member] = answer.DeepClone();
        return JsonSerializer.SerializeToElement(schema);
    }

    /// <summary>The arguments that are the tool's own.</summary>
    public static IEnumerable<string> OwnNames(ToolDefinition tool) => tool.Input.Properties
        .Select(argument => argument.Key)
        .Where(name => tool.Confirmation == ConfirmationMode.None || name != Name);
}
