using System.Text.Json;
using McpGateway.Mcp.Messages;

namespace McpGateway.Mcp.Methods;

/// <summary>How long a modern client may keep a list (server/utilities/caching).</summary>
internal static class CacheHints
{
    /// <summary>
    /// Private always, because what is listed depends on the token. A stale list shows at worst a tool that the call
    /// itself refuses.
    /// </summary>
    public static void WriteFor(Era era, Utf8JsonWriter writer, TimeSpan lifetime)
    {
        // An older client is spared what its revision does not know.
        if (era == Era.Modern)
        {
            Write(writer, lifetime);
        }
    }

    /// <summary>For a method that only modern clients have.</summary>
    public static void Write(Utf8JsonWriter writer, TimeSpan lifetime)
    {
        writer.WriteNumber("ttlMs"u8, (long)lifetime.TotalMilliseconds);
        writer.WriteString("cacheScope"u8, "private"u8);
    }
}
