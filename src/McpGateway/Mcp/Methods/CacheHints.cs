using System.Text.Json;

namespace McpGateway.Mcp.Methods;

/// <summary>How long a modern client may keep a list (server/utilities/caching).</summary>
internal static class CacheHints
{
    /// <summary>
    /// Private always, because what is listed depends on the token. A stale list shows at worst a tool that the call
    /// itself refuses.
    /// </summary>
    public static void Write(Utf8JsonWriter writer, TimeSpan lifetime)
    {
        writer.WriteNumber("ttlMs"u8, (long)lifetime.TotalMilliseconds);
        writer.WriteString("cacheScope"u8, "private"u8);
    }
}
