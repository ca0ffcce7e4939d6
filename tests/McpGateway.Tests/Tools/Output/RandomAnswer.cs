using System.Text.Json.Nodes;

namespace McpGateway.Tests.Tools.Output;

/// <summary>Makes answers that are mostly as declared, with undeclared members everywhere, and now and then something
/// wrong.</summary>
internal sealed class RandomAnswer(Random random)
{
    private static readonly string[] Names =
    [
        "id", "i", "idd", "ok", "n", "customer", "people", "tags", "name", "secret", "minor", "items", "organizer_id ",
        "Id", "",
    ];

    public JsonObject Page() => Shuffled(
        new("items", new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => Item())])),
        new("next_cursor", random.Next(2) == 0 ? "c" : null));

    private JsonObject Item()
    {
        var isMine = random.Next(20) > 0;
        return Shuffled(
            new("organizer_id", isMine ? "org_1" : "org_2"),
            new("id", isMine ? $"mine-{random.Next(9)}" : "SECRET"),
            new("ok", random.Next(30) == 0 ? "SECRET" : random.Next(2) == 0),
            new("n", random.Next(1000)),
            new("customer", random.Next(30) == 0 ? "SECRET" : Shuffled(new("name", "xSECRET"), new("id", "c"))),
            new("people", new JsonArray([.. Enumerable.Range(0, random.Next(3)).Select(_ => Person())])),
            new("tags", new JsonArray("a", random.Next(40) == 0 ? new JsonObject { ["x"] = "SECRET" } : "b")));
    }

    private JsonObject Person() => Shuffled(
        new("name", "xSECRET"), new("age", random.Next(100)), new("minor", random.Next(2) == 0), new("born", "SECRET"));

    /// <summary>The members in any order, some missing, and undeclared ones among them.</summary>
    private JsonObject Shuffled(params KeyValuePair<string, JsonNode?>[] members)
    {
        var declared = members.Select(member => member.Key).ToHashSet();
        var extra = Enumerable.Range(0, random.Next(4))
            .Select(_ => Names[random.Next(Names.Length)])
            .Where(declared.Add)
            // A name that is declared, but elsewhere, is the case to get wrong.
            .Select(name => KeyValuePair.Create(name, Undeclared(3)));
        var all = members.Where(_ => random.Next(25) > 0).Concat(extra).ToArray();
        random.Shuffle(all);
        return new(all);
    }

    private JsonNode? Undeclared(int depth) => (depth == 0 ? random.Next(3) : random.Next(5)) switch
    {
        0 => "SECRET",
        1 => JsonValue.Create(random.Next()),
        2 => null,
        3 => new JsonArray(Undeclared(depth - 1), Undeclared(depth - 1)),
        _ => new JsonObject { ["id"] = Undeclared(depth - 1), ["name"] = "SECRET" },
    };
}
