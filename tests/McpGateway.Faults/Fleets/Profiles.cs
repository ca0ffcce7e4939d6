namespace McpGateway.Faults.Fleets;

/// <summary>The names of the profiles, as settings and stages know them.</summary>
internal static class Profiles
{
    public const string Sqlite = "Sqlite";
    public const string RedisSqlite = "Redis+Sqlite";
    public const string RedisFirestore = "Redis+Firestore";
}
