using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace McpGateway.OAuth.Token;

/// <summary>
/// Keeps the answer to a refresh so that the same request can be answered again. It is sealed under a key derived
/// from the
/// token that was presented: neither the store nor the key ring opens it, only whoever holds that token.
/// </summary>
internal static class RefreshReplay
{
    private const int TagLength = 16;

    // Each key seals one message ever, so the nonce may be fixed.
    private static readonly byte[] Nonce = new byte[12];

    private static readonly byte[] Purpose = "refresh-replay/v1"u8.ToArray();

    /// <summary>Tells two refresh requests apart by what they ask for.</summary>
    public static byte[] Fingerprint(ScopeSet scope, string resource) =>
        SHA256.HashData(Encoding.UTF8.GetBytes($"{scope}\n{resource}"));

    public static byte[] Seal(Handle presented, TokenAnswer answer)
    {
        var plain = JsonSerializer.SerializeToUtf8Bytes(answer, OAuthJson.Default.TokenAnswer);
        var sealedAnswer = new byte[plain.Length + TagLength];
        using var cipher = CipherFor(presented);
        cipher.Encrypt(Nonce, plain, sealedAnswer.AsSpan(0, plain.Length), sealedAnswer.AsSpan(plain.Length));
        return sealedAnswer;
    }

    public static TokenAnswer? Open(Handle presented, ReadOnlySpan<byte> sealedAnswer)
    {
        var plain = new byte[sealedAnswer.Length - TagLength];
        using var cipher = CipherFor(presented);
        cipher.Decrypt(Nonce, sealedAnswer[..plain.Length], sealedAnswer[plain.Length..], plain);
        return JsonSerializer.Deserialize(plain, OAuthJson.Default.TokenAnswer);
    }

    private static AesGcm CipherFor(Handle presented)
    {
        var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, presented.Secret.ToArray(), 32,
            Encoding.ASCII.GetBytes(presented.RecordId), Purpose);
        return new(key, TagLength);
    }
}
