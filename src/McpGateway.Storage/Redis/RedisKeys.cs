using StackExchange.Redis;

namespace McpGateway.Storage.Redis;

/// <summary>
/// The name of every key in Redis. What stands in braces decides the slot in a cluster: whatever one script touches has
/// the same.
/// </summary>
internal static class RedisKeys
{
    /// <summary>A pattern for all of them.</summary>
    public const string All = "mcp:*";

    /// <summary>A short-lived record, followed by its id.</summary>
    public static string Records(string kind) => $"mcp:{{{kind}}}:record:";

    /// <summary>The sorted set of the ids that carry an index value, followed by that value.</summary>
    public static string Indexes(string kind) => $"mcp:{{{kind}}}:index:";

    /// <summary>The sorted set of all ids of a kind.</summary>
    public static string Ids(string kind) => $"mcp:{{{kind}}}:ids";

    /// <summary>The sorted set of ids by the moment of their expiry.</summary>
    public static string Expiries(string kind) => $"mcp:{{{kind}}}:expiries";

    /// <summary>A token bucket, followed by a keyed hash of the limit and of who shares it. One slot for all, so that a call
    /// takes from several at once.</summary>
    public const string Limits = "mcp:{limit}:";

    /// <summary>The copy of a durable record, or what stands in its place. One key, so any slot will do.</summary>
    public static RedisKey Copy(string kind, string id) => $"mcp:copy:{{{kind}:{id}}}";
}
