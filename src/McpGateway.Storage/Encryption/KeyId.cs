using System.Buffers.Binary;
using System.Buffers.Text;

namespace McpGateway.Storage.Encryption;

/// <summary>Names a data key: 16 bytes in an envelope, 22 base64url characters as a record's id.</summary>
internal readonly record struct KeyId(UInt128 Value)
{
    public const int Size = 16;

    public static KeyId Read(ReadOnlySpan<byte> bytes) => new(BinaryPrimitives.ReadUInt128BigEndian(bytes));

    /// <summary>The id of a record read back; null when it is none of a data key's.</summary>
    public static KeyId? TryParse(string text) =>
        Base64Url.IsValid(text, out var size) && size == Size ? Read(Base64Url.DecodeFromChars(text)) : null;

    public void Write(Span<byte> destination) => BinaryPrimitives.WriteUInt128BigEndian(destination, Value);

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Size];
        Write(bytes);
        return Base64Url.EncodeToString(bytes);
    }
}
