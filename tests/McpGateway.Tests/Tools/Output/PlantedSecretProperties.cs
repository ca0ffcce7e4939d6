using System.Text;
using System.Text.Json.Nodes;
using McpGateway.Tools.Catalog;
using McpGateway.Tools.Output;

namespace McpGateway.Tests.Tools.Output;

/// <summary>A secret at any place of any text never leaves, however the text is written in JSON (promises S3, S4).</summary>
public sealed class PlantedSecretProperties
{
    private static readonly string[] Planted =
    [
        "4111 1111 1111 1111", "5555555555554444", "3782\u2013822463\u201310005", "４１１１ １１１１ １１１１ １１１１",
        "$2b$12$EixZaYVK1fsbw1ZfbX3OXePaWxn96p36WQoeG6Lruj3vjPGga31lW", "-----BEGIN " + "PRIVATE KEY-----", "mgr_" + new string('A', 108),
        "AKIA" + "IOSFODNN7EXAMPLE", "eyJhbGciOiJIUzI1NiJ9." + "eyJzdWIiOiIxMjM0NTY3ODkwIn0.dBjftJeZ4CVP",
    ];

    private static readonly string[] Around = ["", " ", "é", "a word", "\n", "\"", "\u200b", "日本", "2026-03-31 ", "see: ", "(", "🙂"];

    private static readonly OutputShape Shape = ShapeText.Read("""
        list: items
        organizer: organizer_id
        fields: { a: string, b.c: { type: string, class: identity }, "d[]": { type: string, class: free-text } }
        """);

    [Fact]
    public void NoPlantedSecretEverLeaves_WhateverIsReleased()
    {
        var random = new Random(20260701);
        for (var run = 0; run < 4000; run++)
        {
            var secret = Planted[run % Planted.Length];
            var text = Pick(random) + Pick(random) + " " + secret + " " + Pick(random);
            var values = new[] { "fine", "fine", "fine" };
            values[run % 3] = text;
            var (a, c, d) = (Write(values[0], random), Write(values[1], random), Write(values[2], random));
            var json = $$"""{"items":[{"organizer_id":"org_1","a":{{a}},"b":{"c":{{c}}},"d":["x",{{d}}]}]}""";

            var projected = Projection.Project(Shape, Encoding.UTF8.GetBytes(json), "org_1"u8, (DataClasses)~0);

            var item = JsonNode.Parse(projected.Json.Span)!["items"]![0]!;
            string?[] left = [(string?)item["a"], (string?)item["b"]!["c"], (string?)item["d"]![1]];
            Assert.Equal("[removed]", left[run % 3]);
            Assert.DoesNotContain(secret, Encoding.UTF8.GetString(projected.Text.Span), StringComparison.Ordinal);
        }
    }

    private static string Pick(Random random) => Around[random.Next(Around.Length)];

    /// <summary>A JSON string in which any character may be written as an escape.</summary>
    private static string Write(string text, Random random)
    {
        var often = random.Next(3);
        var json = new StringBuilder("\"");
        foreach (var character in text)
        {
            var isEscaped = character is '"' or '\\' or < ' ' || char.IsSurrogate(character) || random.Next(4) < often;
            json.Append(isEscaped ? $"\\u{(int)character:x4}" : character.ToString());
        }

        return json.Append('"').ToString();
    }
}
