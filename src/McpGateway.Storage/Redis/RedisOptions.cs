namespace McpGateway.Storage.Redis;

/// <summary><c>Gateway:Storage:Redis</c></summary>
internal sealed class RedisOptions
{
    /// <summary>Servers and options in the form of StackExchange.Redis, which may contain a password.</summary>
    public string Connection { get; set; } = "";

    /// <summary>The longest that a call waits for Redis.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The region that this Redis is said to lie in; checked against those that are allowed.</summary>
    public string Location { get; set; } = "";

    /// <summary>Null, or the rest of a sentence that begins with the name of the section; never the connection
    /// string.</summary>
    public string? FindMistake()
    {
        if (string.IsNullOrWhiteSpace(Connection))
        {
            return "Connection is missing: it names the Redis that all replicas share. Set it to host:port, with "
                + "password=… and ssl=true as the server wants them.";
        }

        if (RedisSettings.FindMistake(Connection) is { } mistake)
        {
            return $"Connection {mistake}.";
        }

        return Timeout < TimeSpan.FromMilliseconds(50) || Timeout > TimeSpan.FromSeconds(10)
            ? $"Timeout is {Timeout}; it must be between 00:00:00.050 and 00:00:10: less than Redis takes now and then, "
                + "and nothing works; more, and a request waits longer than its client."
            : null;
    }
}
