using System.Buffers.Binary;
using System.Text;

namespace McpGateway.Storage.Encryption;

/// <summary>Writes parts one after the other, each with its length in front, so that no two lists of parts give the
/// same bytes.</summary>
internal ref struct LengthPrefixed(Span<byte> buffer)
{
    /// <summary>Up to this many bytes are worth the stack.</summary>
    public const int OnStack = 512;

    private readonly Span<byte> buffer = buffer;
    private int length;

    public readonly ReadOnlySpan<byte> Written => buffer[..length];

    /// <summary>Room that is enough for the part.</summary>
    public static int Room(string part) => sizeof(int) + Encoding.UTF8.GetMaxByteCount(part.Length);

    /// <summary>Room that is enough for the part.</summary>
    public static int Room(ReadOnlySpan<byte> part) => sizeof(int) + part.Length;

    public void Add(string part)
    {
        var size = Encoding.UTF8.GetBytes(part, buffer[(length + sizeof(int))..]);
        BinaryPrimitives.WriteInt32BigEndian(buffer[length..], size);
        length += sizeof(int) + size;
    }

    public void Add(ReadOnlySpan<byte> part)
    {
        BinaryPrimitives.WriteInt32BigEndian(buffer[length..], part.Length);
        part.CopyTo(buffer[(length + sizeof(int))..]);
        length += sizeof(int) + part.Length;
    }
}
