using System.Globalization;

namespace McpGateway.Tools.Arguments;

/// <summary>Says in words what a schema takes, so that a refusal tells what to send instead.</summary>
internal static class Expectation
{
    public static string Of(ArgumentSchema schema)
    {
        if (schema.Enum is { } values)
        {
            return values.Count == 1 ? $"{values[0].GetRawText()}"
                : $"one of {string.Join(", ", values.Select(value => value.GetRawText()))}";
        }

        return schema.Type switch
        {
            ArgumentType.String => OfText(schema),
            ArgumentType.Integer => $"a whole number{Range(schema.Minimum, schema.Maximum)}",
            ArgumentType.Number => $"a number{Range(schema.Minimum, schema.Maximum)}",
            ArgumentType.Boolean => "true or false",
            ArgumentType.Array => OfList(schema),
            _ => "an object",
        };
    }

    private static string OfList(ArgumentSchema schema) =>
        $"a list{Range(schema.MinItems, schema.MaxItems, " with a length")}, each {Of(schema.Items!)}";

    private static string OfText(ArgumentSchema schema)
    {
        var kind = schema.Format is { } format ? ArgumentFormats.Samples[format] : "a text";
        var length = Range(schema.MinLength, schema.MaxLength, " with a length");
        var pattern = schema.Pattern is { } text ? $" that matches {text}" : "";
        return kind + length + pattern;
    }

    private static string Range(decimal? low, decimal? high, string unit = "") => (low, high) switch
    {
        (null, null) => "",
        ({ } from, null) => $"{unit} from {Text(from)}",
        (null, { } to) => $"{unit} up to {Text(to)}",
        ({ } from, { } to) => $"{unit} from {Text(from)} to {Text(to)}",
    };

    private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
