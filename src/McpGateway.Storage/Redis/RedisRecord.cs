using System.Globalization;
using System.Text.Json;
using StackExchange.Redis;

namespace McpGateway.Storage.Redis;

/// <summary>Records as scripts take and give them. Strings travel as UTF-8, the content as it is.</summary>
internal static class RedisRecord
{
    public static RedisValue Expiry(StoredRecord record) =>
        record.ExpiresAt is { } expiry ? expiry.ToUnixTimeMilliseconds() : RedisValue.EmptyString;

    public static RedisValue Indexes(StoredRecord record) => JsonSerializer.Serialize(record.Indexes);

    public static RedisValue Content(StoredRecord record) => record.Content.ToArray();

    /// <summary>Of the reply: version, expiry, index values, content, beginning at <paramref name="first"/>.</summary>
    public static StoredRecord Read(string kind, string id, RedisResult[] reply, int first) => new()
    {
        Kind = kind,
        Id = id,
        Version = (long)reply[first],
        ExpiresAt = (string)reply[first + 1]! is { Length: > 0 } expiry
            ? DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(expiry, CultureInfo.InvariantCulture))
            : null,
        Indexes = JsonSerializer.Deserialize<string[]>((string)reply[first + 2]!)!,
        Content = (byte[])reply[first + 3]!,
    };
}
