using System.Text.Json;
using System.Text.Json.Nodes;
using McpGateway.Tools.Arguments;

namespace McpGateway.Tests.Tools;

/// <summary>Arguments made from a tool's schema: sound ones, those at every bound, and those past it.</summary>
internal static class ArgumentSamples
{
    private static readonly string[] Texts = ["x", "EUR", "card", "SAMPLE7", "2026-07-01", "name@example.com", "a text"];

    public static JsonObject Sound(ArgumentSchema schema) =>
        new(schema.Required.Select(name => KeyValuePair.Create(name, Value(schema.FindProperty(name)!))));

    /// <summary>One argument after the other at each of its bounds, the others sound.</summary>
    public static IEnumerable<JsonObject> AtTheBounds(ArgumentSchema schema) =>
        schema.Properties.SelectMany(property => Bounds(property.Value).Select(value => With(schema, property.Key, value)));

    /// <summary>Arguments that must be refused, and the argument that the refusal must name.</summary>
    public static IEnumerable<(string Arguments, string Named)> Bad(ArgumentSchema schema)
    {
        yield return ("[1]", "");
        yield return (With(schema, "unheard_of", 1).ToJsonString(), "unheard_of");
        // As a name, alone and beside others.
        yield return ("""{"\ud800":1}""", "surrogate");
        yield return (With(schema, "HALF", 1).ToJsonString().Replace("HALF", "\\ud800", StringComparison.Ordinal), "surrogate");
        foreach (var name in schema.Required)
        {
            var missing = Sound(schema);
            missing.Remove(name);
            yield return (missing.ToJsonString(), name);
        }

        foreach (var (name, property) in schema.Properties)
        {
            foreach (var value in Past(property))
            {
                yield return (With(schema, name, value).ToJsonString(), name);
            }

            if (property.Type == ArgumentType.String)
            {
                // Half a surrogate pair, which no serializer would write.
                yield return (With(schema, name, "HALF").ToJsonString().Replace("HALF", "\\ud800", StringComparison.Ordinal), name);
            }
        }
    }

    private static JsonObject With(ArgumentSchema schema, string name, JsonNode? value)
    {
        var arguments = Sound(schema);
        arguments[name] = value;
        return arguments;
    }

    private static JsonNode? Value(ArgumentSchema schema) => schema switch
    {
        { Enum: [var first, ..] } => JsonNode.Parse(first.GetRawText()),
        { Type: ArgumentType.Integer or ArgumentType.Number } => JsonValue.Create(schema.Minimum ?? 1),
        { Type: ArgumentType.Boolean } => true,
        _ => Texts.First(text => IsTaken(schema, text)),
    };

    private static IEnumerable<JsonNode?> Bounds(ArgumentSchema schema)
    {
        foreach (var value in schema.Enum ?? [])
        {
            yield return JsonNode.Parse(value.GetRawText());
        }

        foreach (var bound in (decimal?[])[schema.Minimum, schema.Maximum])
        {
            if (bound is { } number)
            {
                yield return JsonValue.Create(number);
            }
        }

        foreach (var length in (int?[])[schema.MinLength, schema.MaxLength])
        {
            if (length is { } size && IsTaken(schema, new('ü', size)))
            {
                yield return new string('ü', size);
            }
        }
    }

    private static IEnumerable<JsonNode?> Past(ArgumentSchema schema)
    {
        yield return null;
        yield return new JsonObject { ["of"] = "another type" };
        foreach (var number in (decimal?[])[schema.Minimum - 1, schema.Maximum + 1, schema.Type == ArgumentType.Integer ? 1.5m : null])
        {
            if (number is { } value)
            {
                yield return JsonValue.Create(value);
            }
        }

        if (schema.Type == ArgumentType.String)
        {
            string[] texts = ["", new('x', 100_000), "not \n one of these", "0000-99-99"];
            foreach (var text in texts.Where(text => !IsTaken(schema, text)))
            {
                yield return text;
            }
        }
    }

    private static bool IsTaken(ArgumentSchema schema, string text)
    {
        var checks = new ArgumentChecks();
        checks.Check(schema, JsonSerializer.SerializeToElement(text), "");
        return checks.Problems.Count == 0;
    }
}
