using System.Buffers.Binary;

namespace McpGateway.Storage.Encryption;

/// <summary>What the content of a <c>data-key</c> record says without being opened.</summary>
internal static class WrappedKey
{
    /// <summary>An <see cref="Envelope"/>, made with the key of a file.</summary>
    public const byte ByFile = 1;

    public const byte ByKms = 2;

    /// <summary>No key any more: the time at which it was shredded.</summary>
    private const byte Shredded = 3;

    private const byte Retired = 4;

    private const int ShreddedSize = 1 + sizeof(long);

    /// <summary>Size of what stands before the ciphertext: the format and the id of the key-encryption key.</summary>
    public const int HeaderSize = 1 + KeyId.Size;

    public static byte[] Tombstone(DateTimeOffset now)
    {
        var content = new byte[ShreddedSize];
        content[0] = Shredded;
        BinaryPrimitives.WriteInt64BigEndian(content.AsSpan(1), now.ToUnixTimeMilliseconds());
        return content;
    }

    /// <summary>When the key was shredded; null when it was not.</summary>
    public static DateTimeOffset? ReadShredded(ReadOnlySpan<byte> content) =>
        content.Length == ShreddedSize && content[0] == Shredded
            ? DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(content[1..]))
            : null;

    /// <summary>What keeps the place of a generation that was deleted, so that its successors are still found by counting.
    /// </summary>
    public static byte[] EmptyPlace() => [Retired];

    public static bool IsRetired(ReadOnlySpan<byte> content) => content is [Retired];

    /// <summary>Whether there is a key to open.</summary>
    public static bool IsHeld(ReadOnlySpan<byte> content) => !IsRetired(content) && ReadShredded(content) is null;

    /// <summary>Which key-encryption key opens it: zero for one of a file, wrapped before such keys had names.</summary>
    public static KeyId ReadWrapper(string id, ReadOnlySpan<byte> content) =>
        content.Length > HeaderSize && content[0] is ByFile or ByKms
            ? KeyId.Read(content[1..])
            : throw new SealBrokenException(
                $"The record {KeyRing.Kind}/{id} is not in a format that this gateway writes.");
}
