using System.Text.Json;
using System.Text.Json.Nodes;

namespace McpGateway.Tests.Canaries;

/// <summary>Arguments of a tool by its own schema: such as it takes, and such as it refuses, a canary in each.</summary>
internal sealed class ToolArguments(Cage cage, JsonElement tool)
{
    private readonly JsonElement schema = tool.GetProperty("inputSchema");

    public string Tool { get; } = tool.GetProperty("name").GetString()!;

    /// <summary>Everything that it takes, and then the same with one argument at a time that is wrong.</summary>
    public IEnumerable<JsonObject> All()
    {
        yield return Right();
        foreach (var property in Properties())
        {
            var wrong = Right();
            wrong[property.Name] = cage.Mint($"a wrong {property.Name} of {Tool}");
            yield return wrong;
            wrong = Right();
            wrong[property.Name] = new JsonObject
            {
                [cage.Mint($"a member of an object for {property.Name} of {Tool}")] = cage.Mint($"an object for {property.Name} of {Tool}"),
            };
            yield return wrong;
        }

        var unknown = Right();
        unknown[cage.Mint($"the name of an unknown argument of {Tool}")] = cage.Mint($"an unknown argument of {Tool}");
        yield return unknown;
    }

    private JsonElement.ObjectEnumerator Properties() =>
        schema.TryGetProperty("properties", out var properties) ? properties.EnumerateObject() : default;

    private JsonObject Right()
    {
        var right = new JsonObject();
        foreach (var property in Properties())
        {
            right[property.Name] = Value($"{property.Name} of {Tool}", property.Value);
        }

        return right;
    }

    private JsonNode Value(string where, JsonElement of)
    {
        if (of.TryGetProperty("enum", out var words))
        {
            return words[0].GetString()!;
        }

        return of.GetProperty("type").GetString() switch
        {
            "integer" => of.TryGetProperty("minimum", out var least) ? least.GetInt32() : 1,
            "number" => 1,
            "boolean" => true,
            _ => Text(where, of),
        };
    }

    private string Text(string where, JsonElement of)
    {
        var format = of.TryGetProperty("format", out var form) ? form.GetString() : null;
        var pattern = of.TryGetProperty("pattern", out var shape) ? shape.GetString()! : "";
        return format switch
        {
            "date" => "2027-03-04",
            "date-time" => "2027-03-04T05:06:07Z",
            "email" => cage.MintAddress(where),
            _ when pattern.Contains("{3}", StringComparison.Ordinal) => "EUR",
            _ when pattern.Contains("A-Z", StringComparison.Ordinal) => cage.Mint(where).ToUpperInvariant(),
            _ => cage.Mint(where),
        };
    }
}
