using System.Text.Json.Nodes;
using McpGateway.BackOffice;
using McpGateway.Tools.Catalog;
using McpGateway.Tools.Output;

namespace McpGateway.Tests.Tools.Output;

/// <summary>Random answers against one shape: whatever the back office says, nothing undeclared leaves.</summary>
public sealed class ProjectionPropertyTests
{
    private static readonly OutputShape Shape = ShapeText.Read("""
        list: items
        cursor: next_cursor
        organizer: organizer_id
        minor_when: people[].minor
        fields:
          id: string
          ok: boolean
          n: number
          customer.name: { type: string, class: identity }
          customer.id: string
          people[].name: { type: string, class: identity }
          people[].age: integer
          tags[]: string
        """);

    private static readonly HashSet<string> Declared =
    [
        "items", "next_cursor", "items.id", "items.ok", "items.n", "items.customer", "items.customer.name",
        "items.customer.id", "items.people", "items.people.name", "items.people.age", "items.tags",
    ];

    [Fact]
    public void Project_NeverLetsAnythingUndeclaredLeave()
    {
        var random = new Random(20260701);
        var answered = 0;
        for (var run = 0; run < 5000; run++)
        {
            var json = new RandomAnswer(random).Page().ToJsonString();
            try
            {
                var projected = JsonNode.Parse(ShapeText.Project(Shape, json, DataClasses.None).Json)!;
                Assert.All(Paths(projected, ""), path => Assert.Contains(path, Declared));
                Assert.DoesNotContain("SECRET", projected.ToJsonString(), StringComparison.Ordinal);
                Assert.All(projected["items"]!.AsArray(), item =>
                    Assert.StartsWith("mine-", (string?)item!["id"] ?? "mine-", StringComparison.Ordinal));
                answered++;
            }
            catch (Exception exception) when (exception is BackOfficeException or OrganizerMismatchException)
            {
                // Refusing is always safe; the count below shows that it is not all that happens.
            }
        }

        Assert.InRange(answered, 500, 4999);
    }

    private static IEnumerable<string> Paths(JsonNode? node, string path) => node switch
    {
        JsonObject members => members.SelectMany(member =>
        {
            var name = path == "" ? member.Key : $"{path}.{member.Key}";
            return Paths(member.Value, name).Append(name);
        }),
        JsonArray items => items.SelectMany(item => Paths(item, path)),
        _ => [],
    };
}
