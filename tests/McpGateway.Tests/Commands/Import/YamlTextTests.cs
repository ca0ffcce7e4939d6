using System.Text.Json.Nodes;
using McpGateway.Commands.Import;
using McpGateway.Tools.Catalog;
using YamlDotNet.RepresentationModel;

namespace McpGateway.Tests.Commands.Import;

public sealed class YamlTextTests
{
    [Theory]
    [InlineData("true")]
    [InlineData("No")]
    [InlineData("12")]
    [InlineData("2026-07-01")]
    [InlineData("a: b")]
    [InlineData("a #b")]
    [InlineData("- a")]
    [InlineData("{organizer}")]
    [InlineData("lines[].id")]
    [InlineData("\"quoted\" and \\ and\ttab\nline")]
    [InlineData("  spaces  ")]
    [InlineData("")]
    [InlineData("é 日本 👍 \u0085\u2028")]
    [InlineData("bookings:read")]
    [InlineData("#")]
    [InlineData("it's a plain text, (mostly).")]
    public void AnyText_ComesBackAsItWas(string text)
    {
        var tree = new JsonObject
        {
            ["list"] = new JsonArray(text, new JsonObject { [text + "k"] = text }),
            ["long"] = new JsonObject { ["a"] = new string('x', 200), [text + "b"] = text, ["none"] = null, ["n"] = 1.5 },
        };
        var yaml = new YamlStream();
        yaml.Load(new StringReader(YamlText.Write(tree)));

        Assert.True(JsonNode.DeepEquals(tree, JsonNode.Parse(YamlJson.ToJson(yaml.Documents[0].RootNode).GetRawText())));
    }

    [Fact]
    public void ShortThings_StandInOneLine_AndCommentsInTheirOwn() => Assert.Equal(
        """
        # Why
        a: { b: c, d: [1, 2] }
        e:
          - f: true
            # Here
            g: h

        """,
        YamlText.Write(new()
        {
            [YamlText.Comment] = "Why",
            ["a"] = new JsonObject { ["b"] = "c", ["d"] = new JsonArray(1, 2) },
            ["e"] = new JsonArray(new JsonObject { ["f"] = true, [YamlText.Comment] = "Here", ["g"] = "h" }),
        }));
}
