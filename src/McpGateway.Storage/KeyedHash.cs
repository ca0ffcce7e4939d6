using System.Security.Cryptography;
using System.Text;
using McpGateway.Storage.Encryption;

namespace McpGateway.Storage;

/// <summary>
/// HMAC-SHA-256 under a key that is stored only wrapped, for what must be recognized but not kept, such as tokens: a
/// stolen store yields none, and a planted hash opens nothing (promise S13). Ready once the host has started.
/// </summary>
public sealed class KeyedHash
{
    private readonly KeyRing keyRing;

    internal KeyedHash(KeyRing keyRing) => this.keyRing = keyRing;

    /// <summary>32 bytes that stand for the value in this purpose; in another purpose it gives others.</summary>
    public byte[] Compute(string purpose, ReadOnlySpan<byte> value)
    {
        var hash = new byte[Mac.Size];
        keyRing.HashKeys.Computing.Mac.Compute(purpose, value, hash);
        return hash;
    }

    /// <summary>The id of the record of a kind that stands for a value which must not be told: 43 characters, the same in
    /// every process and, unlike <see cref="Compute"/>, under every generation of the key.</summary>
    public string NameRecord(string kind, string value) => NameRecord(kind, Encoding.UTF8.GetBytes(value));

    /// <summary>The same, for bytes.</summary>
    public string NameRecord(string kind, ReadOnlySpan<byte> value) => keyRing.Root.NameRecord(kind, value);

    /// <summary>Whether the hash is of this value in this purpose, under any generation of the key; in a time that does
    /// not depend on what differs.</summary>
    /// <exception cref="StoreUnavailableException">Not under any that this process knows, and the store has not answered
    /// for so long that there may be another.</exception>
    public bool Verify(string purpose, ReadOnlySpan<byte> value, ReadOnlySpan<byte> expected)
    {
        Span<byte> hash = stackalloc byte[Mac.Size];
        var equal = false;
        var keys = keyRing.HashKeys;
        foreach (var key in keys.All)
        {
            key.Mac.Compute(purpose, value, hash);
            equal |= CryptographicOperations.FixedTimeEquals(hash, expected);
        }

        // A refusal for want of a key would log somebody out; this asks to try again.
        return equal || !keys.MayLackOne
            ? equal
            : throw new StoreUnavailableException("Whether the hash key has a successor could not be asked in time.");
    }
}
