using System.Security.Cryptography;
using System.Text;

namespace McpGateway.Storage.Encryption;

/// <summary>HMAC-SHA-256 over a domain and a value; a MAC made in one domain is worth nothing in another.</summary>
internal static class Mac
{
    public const int Size = HMACSHA256.HashSizeInBytes;

    public static void Compute(ReadOnlySpan<byte> key, string domain, ReadOnlySpan<byte> value, Span<byte> destination)
    {
        var room = LengthPrefixed.Room(domain) + LengthPrefixed.Room(value);
        var message = new LengthPrefixed(room <= LengthPrefixed.OnStack ? stackalloc byte[room] : new byte[room]);
        message.Add(domain);
        message.Add(value);
        HMACSHA256.HashData(key, message.Written, destination);
    }

    public static byte[] Compute(ReadOnlySpan<byte> key, string domain, string value)
    {
        var mac = new byte[Size];
        Compute(key, domain, Encoding.UTF8.GetBytes(value), mac);
        return mac;
    }
}
