using StackExchange.Redis;

namespace McpGateway.Storage.Redis;

/// <summary>Says in a sentence what is wrong with Redis, never which record was concerned.</summary>
internal static class RedisFailure
{
    public static bool IsOfRedis(Exception failure) =>
        failure is RedisException or RedisCommandException or TimeoutException or ObjectDisposedException;

    public static StoreUnavailableException Describe(Exception failure, string address) =>
        new($"Redis at {address} {Reason(failure)}", failure);

    /// <summary>Whether the server answered, so that there is no reason to leave it alone for a while.</summary>
    public static bool IsAnswer(Exception failure) => failure is RedisServerException;

    private static string Reason(Exception failure) => failure switch
    {
        RedisServerException answer => Reason(answer.Message),
        TimeoutException => "does not answer in time.",
        ObjectDisposedException => "is closed.",
        _ => "cannot be reached.",
    };

    private static string Reason(string answer) => answer switch
    {
        _ when Says(answer, "OOM") =>
            "is full: raise its maxmemory. Nothing was written.",
        _ when Says(answer, "READONLY") || Says(answer, "NOREPLICAS") =>
            "does not accept writes at the moment, as during a failover.",
        _ when Says(answer, "MISCONF") =>
            "refuses writes because it cannot save to its disk. The gateway needs no persistence of Redis.",
        _ when Says(answer, "NOAUTH") || Says(answer, "WRONGPASS") || Says(answer, "invalid password") =>
            "refuses the password of Gateway:Storage:Redis:Connection.",
        _ when Says(answer, "NOPERM") || Says(answer, "no permissions") =>
            "does not let this user run scripts, INFO and the commands on keys that begin with 'mcp:'.",
        _ when Says(answer, "LOADING") => "is loading its data.",
        _ when Says(answer, "NOEPOCH") => "is older than version 5, which this store needs.",
        _ when Says(answer, "CLUSTERDOWN") => "is a cluster that does not serve all of its slots.",
        _ => "refused a command.",
    };

    private static bool Says(string answer, string word) => answer.Contains(word, StringComparison.Ordinal);
}
