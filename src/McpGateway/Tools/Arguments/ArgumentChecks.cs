using System.Text.Json;

namespace McpGateway.Tools.Arguments;

/// <summary>Holds a value against its schema and collects every problem, each with the field, the rule and what to
/// send.</summary>
internal sealed class ArgumentChecks
{
    private readonly List<string> problems = [];

    public IReadOnlyList<string> Problems => problems;

    public void Check(ArgumentSchema schema, JsonElement value, string path)
    {
        if (!HasType(schema.Type, value))
        {
            var isNull = value.ValueKind == JsonValueKind.Null;
            Add(path, isNull ? "must not be null; leave it out or" : "has the wrong type;", schema);
            return;
        }

        if (schema.Enum is { } allowed && !allowed.Any(one => JsonElement.DeepEquals(one, value)))
        {
            Add(path, "is not an allowed value;", schema);
            return;
        }

        switch (schema.Type)
        {
            case ArgumentType.String:
                CheckText(schema, value.GetString()!, path);
                break;
            case ArgumentType.Integer or ArgumentType.Number:
                CheckNumber(schema, value.GetDecimal(), path);
                break;
            case ArgumentType.Array:
                CheckItems(schema, value, path);
                break;
            case ArgumentType.Object:
                CheckProperties(schema, value, path);
                break;
        }
    }

    private void CheckText(ArgumentSchema schema, string text, string path)
    {
        var length = text.EnumerateRunes().Count();
        if (length < schema.MinLength || length > schema.MaxLength)
        {
            Add(path, $"has {length} characters;", schema);
        }
        else if (schema.Format is { } format && !ArgumentFormats.Matches(format, text))
        {
            Add(path, $"is not a valid {format};", schema);
        }
        else if (schema.Pattern?.IsMatch(text) == false)
        {
            Add(path, "does not match the pattern;", schema);
        }
    }

    private void CheckNumber(ArgumentSchema schema, decimal number, string path)
    {
        if (schema.Type == ArgumentType.Integer && number != decimal.Truncate(number))
        {
            Add(path, "is not a whole number;", schema);
        }
        else if (number < schema.Minimum || number > schema.Maximum)
        {
            Add(path, "is out of range;", schema);
        }
    }

    private void CheckItems(ArgumentSchema schema, JsonElement list, string path)
    {
        var length = list.GetArrayLength();
        if (length < schema.MinItems || length > schema.MaxItems)
        {
            Add(path, $"has {length} items;", schema);
            return;
        }

        var index = 0;
        foreach (var item in list.EnumerateArray())
        {
            Check(schema.Items!, item, $"{path}[{index++}]");
        }
    }

    private void CheckProperties(ArgumentSchema schema, JsonElement value, string path)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            if (UnicodeText.NameOf(member) is { } sent)
            {
                CheckProperty(schema, sent, isFirst: seen.Add(sent), member.Value, Join(path, sent));
            }
            else
            {
                Add(path, "has a member whose name holds half of a surrogate pair;", schema);
            }
        }

        foreach (var required in schema.Required.Where(required => !seen.Contains(required)))
        {
            Add(Join(path, required), "is required;", schema.FindProperty(required)!);
        }
    }

    private void CheckProperty(ArgumentSchema schema, string sent, bool isFirst, JsonElement value, string name)
    {
        if (!isFirst)
        {
            // Parsers differ in which of two they take; what is checked must be what is used.
            problems.Add($"{name}: was sent twice; send it once.");
        }
        else if (schema.FindProperty(sent) is { } property)
        {
            Check(property, value, name);
        }
        else if (!schema.AllowsOtherProperties)
        {
            problems.Add($"{name}: is not known; {Known(schema)}.");
        }
        else if (!UnicodeText.IsAll(value))
        {
            problems.Add($"{name}: holds half of a surrogate pair; send whole characters.");
        }
    }

    private static bool HasType(ArgumentType type, JsonElement value) => type switch
    {
        ArgumentType.String => value.ValueKind == JsonValueKind.String && UnicodeText.Is(value),
        ArgumentType.Integer or ArgumentType.Number =>
            value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out _),
        ArgumentType.Boolean => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        ArgumentType.Array => value.ValueKind == JsonValueKind.Array,
        _ => value.ValueKind == JsonValueKind.Object,
    };

    private static string Known(ArgumentSchema schema) => schema.Properties.Count == 0
        ? "there are no arguments here"
        : $"known are {string.Join(", ", schema.Properties.Select(property => property.Key))}";

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private void Add(string path, string problem, ArgumentSchema schema) =>
        problems.Add($"{(path.Length == 0 ? "arguments" : path)}: {problem} send {Expectation.Of(schema)}.");
}
