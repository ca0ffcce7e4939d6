using System.Text;
using McpGateway.Tools;
using McpGateway.Tools.Arguments;

namespace McpGateway.Tests.Tools.Arguments;

public sealed class BoundArgumentsTests
{
    private readonly ArgumentSchema schema = SchemaText.Read("""
        type: object
        properties:
          from: { type: string, format: date }
          at: { type: string, format: date-time }
          mail: { type: string, format: email }
          link: { type: string, format: uri }
          code: { type: string, pattern: "^[A-Z]{3}$" }
          digits: { type: string, pattern: '^[\d]{3}$' }
          word: { type: string, pattern: '^[$]|^\$|^\w\$$' }
          free: { type: object, additionalProperties: true }
          name: { type: string, minLength: 2, maxLength: 4 }
          status: { type: string, enum: [open, closed] }
          kind: { const: x, type: string }
          limit: { type: integer, minimum: 1, maximum: 100, default: 20 }
          price: { type: number, minimum: 0.01 }
          sure: { type: boolean }
          ids: { type: array, items: { type: string, maxLength: 3 }, minItems: 1, maxItems: 2 }
          party:
            type: object
            properties:
              size: { type: integer }
              lead: { type: object, properties: { name: { type: string } }, required: [name] }
            required: [size]
        """);

    [Theory]
    [InlineData("""{"from":"2026-02-28","at":"2026-03-31T09:30:00+02:00","mail":"a@b.eu","link":"https://x.eu"}""")]
    [InlineData("""{"at":"2026-03-31T09:30:00.123Z","code":"EUR","name":"äöü€","status":"open","kind":"x"}""")]
    [InlineData("""{"limit":1,"price":0.01,"sure":false,"ids":["abc","d"]}""")]
    [InlineData("""{"limit":100.0,"name":"👍👍👍👍","party":{"size":2,"lead":{"name":"x"}}}""")]
    [InlineData("""{"digits":"123","word":"a$","free":{"x":{"y":["👍"]}}}""")]
    [InlineData("""{"word":"$"}""")]
    [InlineData("{}")]
    [InlineData("")]
    public void Bind_TakesWhatTheSchemaAllows(string json)
    {
        using var bound = Bind(json);
        Assert.NotNull(bound);
    }

    [Theory]
    [InlineData("""{"from":"2026-02-30"}""", "from: is not a valid date; send a date such as 2026-03-31.")]
    [InlineData("""{"from":"tomorrow"}""", "from: is not a valid date; send a date such as 2026-03-31.")]
    [InlineData("""{"from":20260228}""", "from: has the wrong type; send a date such as 2026-03-31.")]
    [InlineData("""{"from":null}""", "from: must not be null; leave it out or send a date such as 2026-03-31.")]
    [InlineData("""{"at":"2026-03-31T09:30:00"}""", "at: is not a valid date-time; send a date and time with offset")]
    [InlineData("""{"mail":"a@b"}""", "mail: is not a valid email; send an e-mail address")]
    [InlineData("""{"link":"javascript:alert(1)"}""", "link: is not a valid uri; send an absolute URL")]
    [InlineData("""{"code":"eur"}""", "code: does not match the pattern; send a text that matches ^[A-Z]{3}$.")]
    [InlineData("""{"code":"EUR\n"}""", "code: does not match the pattern;")]
    [InlineData("""{"digits":"١٢٣"}""", "digits: does not match the pattern;")]
    [InlineData("""{"word":"é$"}""", "word: does not match the pattern;")]
    [InlineData("""{"\ud800":1}""", "arguments: has a member whose name holds half of a surrogate pair;")]
    [InlineData("""{"free":{"x":{"\udfff":1}}}""", "free.x: holds half of a surrogate pair;")]
    [InlineData("""{"free":{"x":["\ud800"]}}""", "free.x: holds half of a surrogate pair;")]
    [InlineData("""{"name":"a"}""", "name: has 1 characters; send a text with a length from 2 to 4.")]
    [InlineData("""{"name":"abcde"}""", "name: has 5 characters; send a text with a length from 2 to 4.")]
    [InlineData("""{"name":"\ud800ab"}""", "name: has the wrong type;")]
    [InlineData("""{"status":"OPEN"}""", "status: is not an allowed value; send one of \"open\", \"closed\".")]
    [InlineData("""{"kind":"y"}""", "kind: is not an allowed value; send \"x\".")]
    [InlineData("""{"limit":0}""", "limit: is out of range; send a whole number from 1 to 100.")]
    [InlineData("""{"limit":101}""", "limit: is out of range; send a whole number from 1 to 100.")]
    [InlineData("""{"limit":1.5}""", "limit: is not a whole number; send a whole number from 1 to 100.")]
    [InlineData("""{"limit":1e400}""", "limit: has the wrong type;")]
    [InlineData("""{"limit":"5"}""", "limit: has the wrong type; send a whole number from 1 to 100.")]
    [InlineData("""{"price":0}""", "price: is out of range; send a number from 0.01.")]
    [InlineData("""{"sure":"yes"}""", "sure: has the wrong type; send true or false.")]
    [InlineData("""{"ids":[]}""", "ids: has 0 items; send a list with a length from 1 to 2, each a text")]
    [InlineData("""{"ids":["a","bcde"]}""", "ids[1]: has 4 characters;")]
    [InlineData("""{"party":{}}""", "party.size: is required; send a whole number.")]
    [InlineData("""{"party":{"size":1,"lead":{}}}""", "party.lead.name: is required; send a text.")]
    [InlineData("""{"party":{"size":1,"age":2}}""", "party.age: is not known; known are size, lead.")]
    [InlineData("""{"form":"2026-02-28"}""", "form: is not known; known are from, at, mail,")]
    [InlineData("""{"sure":true,"sure":false}""", "sure: was sent twice; send it once.")]
    [InlineData("[]", "arguments: has the wrong type; send an object.")]
    [InlineData("{", "Send one JSON object, nested at most 16 levels deep.")]
    [InlineData("{} {}", "Send one JSON object, nested at most 16 levels deep.")]
    [InlineData("{\"a\":[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]}", "Send one JSON object, nested at most 16 levels deep.")]
    public void Bind_NamesTheFieldTheRuleAndWhatToSend(string json, string problem)
    {
        var refused = Assert.Throws<CallRefusedException>(() => Bind(json));
        Assert.Equal("invalid_arguments", refused.Code);
        Assert.StartsWith("The arguments are not valid. " + problem, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bind_ReportsAllProblemsAtOnce()
    {
        var refused = Assert.Throws<CallRefusedException>(() => Bind("""{"limit":0,"sure":1,"x":2}"""));
        Assert.All(
            ["limit:", "sure:", "x:"], field => Assert.Contains(field, refused.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void TryGet_GivesTheDefault_OnlyWhenNothingWasSent()
    {
        using var silent = Bind("{}");
        using var spoken = Bind("""{"limit":7}""");
        Assert.True(silent.TryGet("limit", out var byDefault));
        Assert.True(spoken.TryGet("limit", out var sent));
        Assert.False(silent.TryGet("from", out _));
        Assert.Equal((20, 7), (byDefault.GetInt32(), sent.GetInt32()));
    }

    private BoundArguments Bind(string json) => BoundArguments.Bind(schema, Encoding.UTF8.GetBytes(json));
}
