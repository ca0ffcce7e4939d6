using System.Text.Json;
using McpGateway.Tools.Catalog;

namespace McpGateway.Tools.Arguments;

/// <summary>The documented subset of JSON Schema, compiled: what an argument must look like.</summary>
internal sealed record ArgumentSchema
{
    public required ArgumentType Type { get; init; }

    /// <summary>What people read in place of the name where they are asked.</summary>
    public string? Title { get; init; }

    public string? Description { get; init; }

    /// <summary>The allowed values; null when any of the type will do. <c>const</c> is an enum of one.</summary>
    public IReadOnlyList<JsonElement>? Enum { get; init; }

    /// <summary>Taken when the argument is missing.</summary>
    public JsonElement? Default { get; init; }

    public decimal? Minimum { get; init; }

    public decimal? Maximum { get; init; }

    /// <summary>Classes of the values that the back office looks through for it. Whoever may look for a value can find it
    /// out letter by letter, so that it takes what showing them does.</summary>
    public DataClasses Finds { get; init; }

    /// <summary>In characters, that is Unicode code points.</summary>
    public int? MinLength { get; init; }

    public int? MaxLength { get; init; }

    public ArgumentPattern? Pattern { get; init; }

    public string? Format { get; init; }

    public ArgumentSchema? Items { get; init; }

    public int? MinItems { get; init; }

    public int? MaxItems { get; init; }

    /// <summary>In the catalog's order.</summary>
    public IReadOnlyList<KeyValuePair<string, ArgumentSchema>> Properties { get; init; } = [];

    public IReadOnlyList<string> Required { get; init; } = [];

    public bool AllowsOtherProperties { get; init; }

    public ArgumentSchema? FindProperty(string name)
    {
        foreach (var (property, schema) in Properties)
        {
            if (property == name)
            {
                return schema;
            }
        }

        return null;
    }
}
