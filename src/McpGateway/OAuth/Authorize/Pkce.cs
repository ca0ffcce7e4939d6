using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace McpGateway.OAuth.Authorize;

/// <summary>Proof key for code exchange (RFC 7636): S256 and nothing else.</summary>
internal static class Pkce
{
    /// <summary>Whether the verifier is well-formed (§4.1) and its digest is the challenge (§4.6), in constant
    /// time.</summary>
    public static bool IsProven(string challenge, string? verifier) =>
        verifier is { Length: >= 43 and <= 128 } && verifier.All(IsUnreserved)
        && CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(challenge),
            Encoding.ASCII.GetBytes(Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)))));

    public static bool IsBase64Url(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_';

    private static bool IsUnreserved(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or '~';
}
