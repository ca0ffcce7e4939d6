using System.Security.Cryptography;
using System.Text;

namespace McpGateway.Storage.Encryption;

/// <summary>
/// Wraps data keys under the key-encryption key: the content of a <c>data-key</c> record is an envelope whose key id is
/// zero, around the 32 bytes of the key and its owner's name.
/// </summary>
internal sealed class KeyWrap(byte[] keyEncryptionKey)
{
    private readonly DataKey wrappingKey = new(default, owner: "", keyEncryptionKey);

    public byte[] Wrap(string id, ReadOnlySpan<byte> material, string owner) =>
        Envelope.Seal(wrappingKey, KeyRing.Kind, id, [.. material, .. Encoding.UTF8.GetBytes(owner)]);

    /// <summary>Throws <see cref="SealBrokenException"/> when not wrapped under this key for this record.</summary>
    public (byte[] Material, string Owner) Unwrap(string id, ReadOnlySpan<byte> wrapped)
    {
        _ = Envelope.ReadKeyId(KeyRing.Kind, id, wrapped);
        var content = Envelope.Open(wrappingKey, KeyRing.Kind, id, wrapped);
        var material = content[..DataKey.Size];
        var owner = Encoding.UTF8.GetString(content, DataKey.Size, content.Length - DataKey.Size);
        CryptographicOperations.ZeroMemory(content);
        return (material, owner);
    }
}
