using McpGateway.Tools.Arguments;

namespace McpGateway.Tests.Tools.Arguments;

public sealed class SchemaJsonTests
{
    [Fact]
    public void ToJson_WritesWhatIsEnforced_AndClosesObjects()
    {
        var schema = SchemaText.Read("""
            type: object
            properties:
              limit: { type: integer, description: How many., minimum: 1, maximum: 100, default: 20 }
              ids: { type: array, items: { type: string, pattern: "^a", maxLength: 3 }, minItems: 1 }
              status: { type: string, enum: [open, "1"] }
            required: [ids]
            """);
        Assert.Equal(
            """
            {"type":"object","properties":{"limit":{"type":"integer","description":"How many.","default":20,"minimum":1,
            "maximum":100},"ids":{"type":"array","minItems":1,"items":{"type":"string","maxLength":3,"pattern":"^a"}},
            "status":{"type":"string","enum":["open","1"]}},"required":["ids"],"additionalProperties":false}
            """.ReplaceLineEndings(""),
            SchemaJson.ToJson(schema).GetRawText());
    }
}
