using System.Buffers;
using System.Text.Json;

namespace McpGateway.Tools.Changes;

/// <summary>The structured side of an answer that reports no result: one member, which first says that nothing was
/// done.</summary>
internal static class NoticeJson
{
    public static ReadOnlyMemory<byte> Write(string member, Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteStartObject(member);
        writer.WriteBoolean("done"u8, false);
        members(writer);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }
}
