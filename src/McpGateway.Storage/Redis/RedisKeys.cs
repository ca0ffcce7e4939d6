using StackExchange.Redis;

namespace McpGateway.Storage.Redis;

/// <summary>
/// The name of every key in Redis. What stands in braces decides the slot in a cluster: whatever one script touches has
/// the same.
/// </summary>
internal static class RedisKeys
{
    /// <summary>A short-lived record, followed by its id.</summary>
    public static string Records(string kind) => $"mcp:{{{kind}}}:record:";

    /// <summary>The sorted set of the ids that carry an index value, followed by that value.</summary>
    public static string Indexes(string kind) => $"mcp:{{{kind}}}:index:";

    /// <summary>The sorted set of all ids of a kind.</summary>
    public static string Ids(string kind) => $"mcp:{{{kind}}}:ids";

    /// <summary>The sorted set of ids by the moment of their expiry.</summary>
    public static string Expiries(string kind) => $"mcp:{{{kind}}}:expiries";

    /// <summary>The copy of a durable record, or what stands in its place. One key, so any slot will do.</summary>
    public static RedisKey Copy(string kind, string id) => $"mcp:copy:{{{kind}:{id}}}";
}
