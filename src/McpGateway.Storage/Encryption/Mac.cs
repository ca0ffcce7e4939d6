using System.Security.Cryptography;
using System.Text;

namespace McpGateway.Storage.Encryption;

/// <summary>HMAC-SHA-256 under one key over a domain and a value; a MAC made in one domain is worth nothing in
/// another.</summary>
internal sealed class Mac(byte[] key)
{
    public const int Size = HMACSHA256.HashSizeInBytes;

    private IncrementalHash? idle;

    public void Compute(string domain, ReadOnlySpan<byte> value, Span<byte> destination)
    {
        var room = LengthPrefixed.Room(domain) + LengthPrefixed.Room(value);
        var message = new LengthPrefixed(room <= LengthPrefixed.OnStack ? stackalloc byte[room] : new byte[room]);
        message.Add(domain);
        message.Add(value);

        // Kept for the next, since taking in the key is dearer than hashing a short text; two threads must not use one.
        var hash = Interlocked.Exchange(ref idle, null) ?? IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hash.AppendData(message.Written);
        hash.GetHashAndReset(destination);
        Interlocked.Exchange(ref idle, hash)?.Dispose();
    }

    public byte[] Compute(string domain, string value)
    {
        var mac = new byte[Size];
        Compute(domain, Encoding.UTF8.GetBytes(value), mac);
        return mac;
    }
}
