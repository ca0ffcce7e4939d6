using System.Globalization;
using System.Text.Json;

namespace McpGateway.Tests.Web.OpenApi;

/// <summary>Holds JSON against the schemas of an OpenAPI document. A keyword that it does not know is a failure, so that
/// none is passed over.</summary>
internal sealed class JsonSchema(JsonElement document)
{
    private static readonly string[] Words =
        ["description", "default", "minimum", "maximum", "maxLength", "example", "items", "properties", "required"];

    /// <summary>What the reference leads to, or the element itself.</summary>
    public JsonElement Resolve(JsonElement element) => element.TryGetProperty("$ref", out var reference)
        ? reference.GetString()!.TrimStart('#', '/').Split('/').Aggregate(document, (at, name) => at.GetProperty(name))
        : element;

    public void AssertHolds(JsonElement schema, JsonElement value, string at = "$")
    {
        schema = Resolve(schema);
        foreach (var keyword in schema.EnumerateObject())
        {
            AssertKeyword(keyword, value, at);
        }

        if (value.ValueKind == JsonValueKind.Object)
        {
            AssertMembers(schema, value, at);
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray())
            {
                AssertHolds(schema.GetProperty("items"), item, $"{at}[]");
            }
        }
    }

    private static void AssertKeyword(JsonProperty keyword, JsonElement value, string at)
    {
        switch (keyword.Name)
        {
            case "type":
                var types = keyword.Value.ValueKind == JsonValueKind.Array
                    ? keyword.Value.EnumerateArray().Select(type => type.GetString()).ToList()
                    : [keyword.Value.GetString()];
                Assert.True(types.Intersect(TypesOf(value)).Any(), $"{at} is {value.GetRawText()}, not {string.Join(" or ", types)}");
                break;
            case "enum":
                Assert.True(value.ValueKind == JsonValueKind.Null || keyword.Value.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)),
                    $"{at} is {value.GetRawText()}");
                break;
            case "const":
                Assert.True(JsonElement.DeepEquals(keyword.Value, value), $"{at} is {value.GetRawText()}");
                break;
            case "format":
                Assert.Contains(keyword.Value.GetString(), (string[])["date", "date-time"]);
                Assert.True(value.ValueKind == JsonValueKind.Null
                    || DateTimeOffset.TryParse(value.GetString(), CultureInfo.InvariantCulture, out _), $"{at} is {value.GetRawText()}");
                break;
            case "additionalProperties":
                break;
            default:
                Assert.Contains(keyword.Name, Words);
                break;
        }
    }

    private void AssertMembers(JsonElement schema, JsonElement value, string at)
    {
        var isKnown = schema.TryGetProperty("properties", out var properties);
        foreach (var required in schema.TryGetProperty("required", out var names) ? names.EnumerateArray() : [])
        {
            Assert.True(value.TryGetProperty(required.GetString()!, out _), $"{at} has no {required}: {value.GetRawText()}");
        }

        foreach (var member in value.EnumerateObject())
        {
            if (isKnown && properties.TryGetProperty(member.Name, out var known))
            {
                AssertHolds(known, member.Value, $"{at}.{member.Name}");
            }
            else if (schema.TryGetProperty("additionalProperties", out var others))
            {
                Assert.True(others.ValueKind == JsonValueKind.Object, $"{at}.{member.Name} is not described");
                AssertHolds(others, member.Value, $"{at}.{member.Name}");
            }
        }
    }

    private static IEnumerable<string> TypesOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => ["object"],
        JsonValueKind.Array => ["array"],
        JsonValueKind.String => ["string"],
        JsonValueKind.Number => value.TryGetInt64(out _) ? ["integer", "number"] : ["number"],
        JsonValueKind.True or JsonValueKind.False => ["boolean"],
        _ => ["null"],
    };
}
