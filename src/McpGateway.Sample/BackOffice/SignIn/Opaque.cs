using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace McpGateway.Sample.BackOffice.SignIn;

/// <summary>Unguessable values, and how to compare what only one side should know.</summary>
internal static class Opaque
{
    /// <summary>256 random bits.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>Takes the same time whatever the values are, and however long.</summary>
    public static bool Match(string given, string expected) =>
        CryptographicOperations.FixedTimeEquals(Hash(given), Hash(expected));

    private static byte[] Hash(string value) => SHA256.HashData(Encoding.UTF8.GetBytes(value));
}
