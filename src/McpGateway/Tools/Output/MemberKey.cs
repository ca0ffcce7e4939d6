using System.Buffers.Binary;

namespace McpGateway.Tools.Output;

/// <summary>A number per member name, so that a name is found by comparing numbers; equal names have equal
/// keys.</summary>
internal static class MemberKey
{
    public static ulong Of(ReadOnlySpan<byte> name)
    {
        if (name.Length >= 4)
        {
            ulong first = BinaryPrimitives.ReadUInt32LittleEndian(name);
            ulong last = BinaryPrimitives.ReadUInt32LittleEndian(name[^4..]);
            return (first | last << 32) ^ (ulong)name.Length << 56;
        }

        var key = (ulong)name.Length << 56;
        for (var index = 0; index < name.Length; index++)
        {
            key |= (ulong)name[index] << 8 * index;
        }

        return key;
    }
}
