using System.Security.Cryptography;
using System.Text;
using McpGateway.Storage.Encryption;

namespace McpGateway.Storage.Kms;

/// <summary>The key-encryption key in Google Cloud KMS, which it never leaves. What is wrapped is bound to the id of its
/// record as additional authenticated data.</summary>
internal sealed class KmsKeyWrapper(KmsKeyName key, KmsConnection connection, RegionOptions regions) : IKeyWrapper
{
    public string Name => $"the Cloud KMS key '{key.Text}'";

    public KeyId Id { get; } = KeyId.Read(SHA256.HashData(Encoding.ASCII.GetBytes(key.Text)));

    public Task OpenAsync(bool isNewStore, CancellationToken cancellationToken)
    {
        // That it works is proven by the root key, the first that it opens or wraps.
        regions.Require(key.Location, $"The Cloud KMS key '{key.Text}'");
        return Task.CompletedTask;
    }

    public async ValueTask<byte[]> WrapAsync(
        string id, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var (plaintext, binding) = (content.ToArray(), Bind(id));
        var answer = await AskAsync(() => connection.PostAsync(
            $"{key.Text}:encrypt", new(plaintext, Crc32C.Of(plaintext), binding, Crc32C.Of(binding)),
            KmsJson.Default.Encrypt, KmsJson.Default.Encrypted,
            answer => answer.VerifiedPlaintextCrc32c && answer.VerifiedAdditionalAuthenticatedDataCrc32c
                && answer.Ciphertext is not null && answer.CiphertextCrc32c == Crc32C.Of(answer.Ciphertext),
            cancellationToken));
        CryptographicOperations.ZeroMemory(plaintext);
        var wrapped = new byte[WrappedKey.HeaderSize + answer.Ciphertext!.Length];
        wrapped[0] = WrappedKey.ByKms;
        Id.Write(wrapped.AsSpan(1));
        answer.Ciphertext.CopyTo(wrapped, WrappedKey.HeaderSize);
        return wrapped;
    }

    public async ValueTask<byte[]> UnwrapAsync(
        string id, ReadOnlyMemory<byte> wrapped, CancellationToken cancellationToken)
    {
        var (ciphertext, binding) = (wrapped[WrappedKey.HeaderSize..].ToArray(), Bind(id));
        try
        {
            var answer = await AskAsync(() => connection.PostAsync(
                $"{key.Text}:decrypt", new(ciphertext, Crc32C.Of(ciphertext), binding, Crc32C.Of(binding)),
                KmsJson.Default.Decrypt, KmsJson.Default.Decrypted,
                answer => answer.Plaintext is not null && answer.PlaintextCrc32c == Crc32C.Of(answer.Plaintext),
                cancellationToken));
            return answer.Plaintext!;
        }
        catch (KeyUnavailableException failure) when (failure.InnerException is KmsException { IsCiphertextRefused: true })
        {
            throw new SealBrokenException(
                $"The record {KeyRing.Kind}/{id} does not open: its bytes were changed, or belong to another record or key.",
                failure);
        }
    }

    private async Task<T> AskAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            // Never go on where the socket was waited for: what follows may read through much of the audit log.
            return await ask().ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        }
        catch (KmsException failure)
        {
            throw new KeyUnavailableException(
                $"{char.ToUpperInvariant(Name[0])}{Name[1..]} cannot be used: Cloud KMS at {connection.Address} "
                + failure.Message, failure);
        }
    }

    private static byte[] Bind(string id) => Encoding.UTF8.GetBytes($"{KeyRing.Kind}/{id}");
}
