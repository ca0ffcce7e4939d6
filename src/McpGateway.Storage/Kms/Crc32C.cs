using System.Globalization;
using System.Numerics;

namespace McpGateway.Storage.Kms;

/// <summary>CRC-32C (Castagnoli), as Cloud KMS wants and gives it: a number in a JSON string.</summary>
internal static class Crc32C
{
    public static string Of(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc = BitOperations.Crc32C(crc, one);
        }

        return (~crc).ToString(CultureInfo.InvariantCulture);
    }
}
