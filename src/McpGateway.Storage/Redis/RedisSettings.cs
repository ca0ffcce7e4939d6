using System.Net;
using StackExchange.Redis;

namespace McpGateway.Storage.Redis;

/// <summary>The connection string, with what the gateway insists on.</summary>
internal static class RedisSettings
{
    /// <summary>What the names begin with that gateways have among the clients of a server.</summary>
    public const string ClientNamePrefix = "mcpgateway-";

    /// <summary>The name of this process among them.</summary>
    public static readonly string ClientName = $"{ClientNamePrefix}{Guid.NewGuid():N}";

    /// <summary>Null when the connection string can be used, otherwise why not; never the string itself, which may
    /// contain a password.</summary>
    public static string? FindMistake(string connection)
    {
        try
        {
            return ConfigurationOptions.Parse(connection).EndPoints.Count == 0
                ? "names no server; write host:port, and further ones with commas between"
                : null;
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException or OverflowException)
        {
            return "cannot be read; it has the form host:port,password=…,ssl=true";
        }
    }

    public static ConfigurationOptions Parse(string connection, TimeSpan timeout)
    {
        var options = ConfigurationOptions.Parse(connection);
        // The client goes on trying by itself; at the start the first command tells whether it could connect.
        options.AbortOnConnectFail = false;
        options.ConnectTimeout = (int)timeout.TotalMilliseconds;
        options.SyncTimeout = (int)timeout.TotalMilliseconds;
        // A peer that vanished without a word is noticed after seconds instead of a minute.
        options.KeepAlive = 5;
        options.ClientName = ClientName;
        // The client counts INFO among what only administrators may ask.
        options.AllowAdmin = true;
        return options;
    }

    /// <summary>The servers, for messages.</summary>
    public static string Address(string connection) => string.Join(", ",
        ConfigurationOptions.Parse(connection).EndPoints.Select(endPoint => endPoint switch
        {
            DnsEndPoint name => $"{name.Host}:{name.Port}",
            _ => endPoint.ToString(),
        }));
}
