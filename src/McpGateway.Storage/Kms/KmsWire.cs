using System.Text.Json.Serialization;

namespace McpGateway.Storage.Kms;

/// <summary>Cloud KMS v1 in JSON: bytes in base64, checksums as numbers in strings.</summary>
internal static class KmsWire
{
    public sealed record Encrypt(
        byte[] Plaintext, string PlaintextCrc32c,
        byte[] AdditionalAuthenticatedData, string AdditionalAuthenticatedDataCrc32c);

    public sealed record Encrypted(
        byte[]? Ciphertext, string? CiphertextCrc32c,
        bool VerifiedPlaintextCrc32c, bool VerifiedAdditionalAuthenticatedDataCrc32c);

    public sealed record Decrypt(
        byte[] Ciphertext, string CiphertextCrc32c,
        byte[] AdditionalAuthenticatedData, string AdditionalAuthenticatedDataCrc32c);

    public sealed record Decrypted(byte[]? Plaintext, string? PlaintextCrc32c);

    public sealed record Failure(Error? Error);

    public sealed record Error(string? Status);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(KmsWire.Encrypt))]
[JsonSerializable(typeof(KmsWire.Encrypted))]
[JsonSerializable(typeof(KmsWire.Decrypt))]
[JsonSerializable(typeof(KmsWire.Decrypted))]
[JsonSerializable(typeof(KmsWire.Failure))]
internal sealed partial class KmsJson : JsonSerializerContext;
