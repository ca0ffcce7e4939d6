using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using McpGateway.Mcp.Messages;

namespace McpGateway.Tests.Mcp.Messages;

public sealed class JsonTextTests
{
    // As the gateway's results are written: compact, with only what JSON itself needs escaped.
    private static readonly JsonSerializerOptions results = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"a":"b","c":[1,true,null]}""")]
    [InlineData("""{"quoted":"\"\\\"","path":"C:\\","end":"\\"}""")]
    [InlineData("""{"lines":"one\ntwo\r\u0000\u001f","text":"Zoë • 東京 🎟"}""")]
    public void Write_GivesAStringThatReadsAsTheDocument(string json) =>
        AssertReadsAs(JsonSerializer.SerializeToUtf8Bytes(JsonDocument.Parse(json).RootElement, results));

    [Fact]
    public void Write_EscapesAtEveryPosition_OfDocumentsOfEveryLength()
    {
        for (var length = 0; length < 200; length++)
        {
            for (var position = 0; position < length; position++)
            {
                var text = new string('x', position) + '"' + new string('y', length - position) + "\\";
                AssertReadsAs(JsonSerializer.SerializeToUtf8Bytes(text, results));
            }
        }
    }

    private static void AssertReadsAs(byte[] compact)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            JsonText.Write(writer, compact);
        }

        Assert.Equal(Encoding.UTF8.GetString(compact), JsonSerializer.Deserialize<string>(buffer.WrittenSpan));
    }
}
