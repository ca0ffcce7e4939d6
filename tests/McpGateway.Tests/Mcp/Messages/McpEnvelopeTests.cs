using System.Text;
using McpGateway.Mcp.Messages;

namespace McpGateway.Tests.Mcp.Messages;

/// <summary>What is a message at all (H6), and that every refusal echoes the id where there is one (H16).</summary>
public sealed class McpEnvelopeTests
{
    public static TheoryData<string, string, int, string> Refused => new()
    {
        { "H6 no JSON", "{", -32700, "" },
        { "H6 no body", "", -32700, "" },
        { "H6 trailing text", """{"jsonrpc":"2.0","id":1,"method":"ping"} x""", -32700, "" },
        { "H6 a comment", """{"jsonrpc":"2.0",/**/"id":1,"method":"ping"}""", -32700, "" },
        { "H6 a batch", """[{"jsonrpc":"2.0","id":1,"method":"ping"}]""", -32600, "" },
        { "H6 an empty batch", "[]", -32600, "" },
        { "H6 a bare value", "\"ping\"", -32600, "" },
        { "H6 id null", """{"jsonrpc":"2.0","id":null,"method":"ping"}""", -32600, "" },
        { "H6 id a fraction", """{"jsonrpc":"2.0","id":1.5,"method":"ping"}""", -32600, "" },
        { "H6 id with an exponent", """{"jsonrpc":"2.0","id":1e3,"method":"ping"}""", -32600, "" },
        { "H6 id an object", """{"jsonrpc":"2.0","id":{},"method":"ping"}""", -32600, "" },
        { "H6 id twice", """{"jsonrpc":"2.0","id":1,"id":2,"method":"ping"}""", -32600, "" },
        { "H16 method twice", """{"jsonrpc":"2.0","id":7,"method":"ping","method":"tools/call"}""", -32600, "7" },
        {
            "H16 an argument twice",
            """{"jsonrpc":"2.0","id":"a","method":"tools/call","params":{"arguments":{"x":1,"x":2}}}""", -32600, "\"a\""
        },
        { "H16 no version", """{"id":7,"method":"ping"}""", -32600, "7" },
        { "H16 another version", """{"jsonrpc":"1.0","id":7,"method":"ping"}""", -32600, "7" },
        { "H16 no method", """{"jsonrpc":"2.0","id":7}""", -32600, "7" },
        { "H16 method a number", """{"jsonrpc":"2.0","id":7,"method":1}""", -32600, "7" },
        { "H16 half a surrogate pair", """{"jsonrpc":"2.0","id":7,"method":"\ud800"}""", -32600, "7" },
        { "H6 half a pair in a name", """{"jsonrpc":"2.0","id":7,"method":"ping","\ud800":1}""", -32700, "" },
        { "H6 half a pair in a name twice", """{"jsonrpc":"2.0","id":7,"method":"ping","a":1,"a":2,"\ud800":1}""", -32700, "" },
        { "H16 request and answer", """{"jsonrpc":"2.0","id":7,"method":"ping","result":{}}""", -32600, "7" },
        { "H16 params by position", """{"jsonrpc":"2.0","id":-7,"method":"ping","params":[]}""", -32600, "-7" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Read_FindsTheDefect_AndKeepsTheId(string row, string body, int code, string id)
    {
        using var envelope = McpEnvelope.Read(Encoding.UTF8.GetBytes(body));

        Assert.True(envelope.Defect is not null, row);
        Assert.Equal((400, code), (envelope.Defect.Status, envelope.Defect.Code));
        Assert.Equal(id, Encoding.UTF8.GetString(envelope.Id.Span));
    }

    [Fact]
    public void Read_RefusesWhatIsNotUtf8()
    {
        var body = Encoding.Latin1.GetBytes("""{"jsonrpc":"2.0","id":"é","method":"ping"}""");

        using var envelope = McpEnvelope.Read(body);

        Assert.Equal(-32700, envelope.Defect!.Code);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("-9007199254740993")]
    [InlineData("\"\"")]
    [InlineData("\"a\\u00e9\\\"b\"")]
    public void Read_KeepsTheId_ByteForByte(string id)
    {
        var body = Encoding.UTF8.GetBytes($$"""{"jsonrpc":"2.0","id":{{id}},"method":"ping"}""");

        using var envelope = McpEnvelope.Read(body);

        Assert.Null(envelope.Defect);
        Assert.True(envelope.IsRequest);
        Assert.Equal(id, Encoding.UTF8.GetString(envelope.Id.Span));
    }

    [Theory]
    [InlineData("""{"jsonrpc":"2.0","method":"notifications/initialized"}""", true)]
    [InlineData("""{"jsonrpc":"2.0","id":1,"result":{}}""", false)]
    [InlineData("""{"jsonrpc":"2.0","id":1,"error":{"code":1,"message":""}}""", false)]
    public void Read_TellsNotificationsFromAnswers(string body, bool isNotification)
    {
        using var envelope = McpEnvelope.Read(Encoding.UTF8.GetBytes(body));

        Assert.Null(envelope.Defect);
        Assert.False(envelope.IsRequest);
        Assert.Equal(isNotification, envelope.IsNotification);
    }

    [Fact]
    public void Raw_GivesTheArguments_AsTheyWerePosted()
    {
        using var envelope = McpEnvelope.Read(
            """{"jsonrpc":"2.0","id":1,"method":"x","params":{"arguments": { "a" : 1.50, "b":"é" } }}"""u8.ToArray());

        var raw = envelope.Raw(envelope.Param("arguments"));

        Assert.Equal("""{ "a" : 1.50, "b":"é" }""", Encoding.UTF8.GetString(raw.Span));
    }
}
