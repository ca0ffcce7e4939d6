using System.Buffers;
using System.Text.Json;
using McpGateway.Tools.Policy;

namespace McpGateway.Tools.Calls;

/// <summary>What the gateway itself knows about the caller: ids and words, no personal data.</summary>
internal static class WhoAmIAnswer
{
    public static ReadOnlyMemory<byte> Of(Caller caller, RoleSet roles)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteString("user_id"u8, caller.UserId);
        writer.WriteString("organizer_id"u8, caller.OrganizerId);
        WriteList(writer, "roles", roles.Names);
        WriteList(writer, "scopes", caller.Scopes.Ordered());
        writer.WriteString("expires_at"u8, caller.ExpiresAt);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    private static void WriteList(Utf8JsonWriter writer, string name, IEnumerable<string> words)
    {
        writer.WriteStartArray(name);
        foreach (var word in words)
        {
            writer.WriteStringValue(word);
        }

        writer.WriteEndArray();
    }
}
