using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace McpGateway.Storage.Encryption;

/// <summary>
/// The store's first key, made with it and never replaced: what is derived from it decides where data keys and index
/// values are found.
/// </summary>
internal sealed class RootKey(byte[] material)
{
    private const char HashMark = '~';
    private static readonly int HashLength = 1 + Base64Url.GetEncodedLength(Mac.Size);

    private readonly Mac names = new(Derive(material, "data key name"));
    private readonly Mac indexes = new(Derive(material, "index value"));
    private readonly Mac records = new(Derive(material, "record name"));

    /// <summary>The same in every process, so that two that make an owner's key at once make the same record.</summary>
    public KeyId NameKey(KeyPurpose purpose, string owner, int generation)
    {
        Span<byte> value = stackalloc byte[sizeof(int) + sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(value, (int)purpose);
        BinaryPrimitives.WriteInt32BigEndian(value[sizeof(int)..], generation);
        Span<byte> mac = stackalloc byte[Mac.Size];
        names.Compute(owner, value, mac);
        return KeyId.Read(mac);
    }

    /// <summary>The hash that stands in the backend for an index value of a kind. A hash stays what it is, so a record
    /// that was read can be written back.</summary>
    public string HashIndex(string kind, string value) =>
        IsHash(value) ? value : HashMark + Base64Url.EncodeToString(indexes.Compute(kind, value));

    /// <summary>The id of the record of a kind that stands for a value.</summary>
    public string NameRecord(string kind, ReadOnlySpan<byte> value)
    {
        Span<byte> mac = stackalloc byte[Mac.Size];
        records.Compute(kind, value, mac);
        return Base64Url.EncodeToString(mac);
    }

    private static bool IsHash(string value) =>
        value.Length == HashLength && value[0] == HashMark
        && Base64Url.IsValid(value.AsSpan(1), out var size) && size == Mac.Size;

    private static byte[] Derive(byte[] material, string use) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, material, DataKey.Size, info: Encoding.UTF8.GetBytes(use));
}
