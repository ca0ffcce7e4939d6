using System.Text.Json;
using System.Text.Json.Nodes;

namespace McpGateway.Conformance.Fuzz;

/// <summary>Changes of a JSON body that leave it JSON, so that what reads its members is reached.</summary>
internal static class JsonMutations
{
    /// <summary>One value somewhere in it replaced, removed, wrapped or added; the same text where it is no JSON.</summary>
    public static string ReplaceSomething(string body, Random random)
    {
        try
        {
            var root = JsonNode.Parse(body, null, new() { AllowDuplicateProperties = false });
            var nodes = Below(root).ToList();
            var chosen = Mutations.Pick(nodes, random);
            return Replace(root, chosen, random)?.ToJsonString() ?? "null";
        }
        catch (JsonException)
        {
            return body;
        }
    }

    private static JsonNode? Replace(JsonNode? root, JsonNode? chosen, Random random)
    {
        if (chosen is JsonObject open && random.Next(2) == 0)
        {
            open[Mutations.Pick(Nasty.Names, random)] = Value(random);
            return root;
        }

        var value = random.Next(6) == 0 ? new JsonArray(chosen?.DeepClone()) : Value(random);
        switch (chosen?.Parent)
        {
            case JsonObject parent when random.Next(6) == 0:
                parent.Remove(chosen.GetPropertyName());
                return root;
            case JsonObject parent:
                parent[chosen.GetPropertyName()] = value;
                return root;
            case JsonArray parent:
                parent[chosen.GetElementIndex()] = value;
                return root;
            default:
                return value;
        }
    }

    private static JsonNode? Value(Random random) => random.Next(8) switch
    {
        0 => null,
        1 => random.Next(2) == 0,
        2 => random.Next() - (int.MaxValue / 2),
        3 => random.NextDouble() * 1e300,
        4 => new JsonArray(),
        5 => new JsonObject(),
        _ => Mutations.Pick(Nasty.Values, random),
    };

    private static IEnumerable<JsonNode?> Below(JsonNode? node) => node switch
    {
        JsonObject members => members.Select(member => member.Value).Where(value => value is not null).SelectMany(Below).Prepend(node),
        JsonArray entries => entries.Where(entry => entry is not null).SelectMany(Below).Prepend(node),
        _ => [node],
    };
}
