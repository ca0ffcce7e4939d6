using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace McpGateway.Storage.Encryption;

/// <summary>
/// Gives ids of an organizer's people pseudonyms, always the same ones, so that they can be searched for: AES-256-GCM with a
/// nonce that is an HMAC-SHA-256 of the id. Both keys derive from the organizer's oldest data key, and go with it.
/// </summary>
internal sealed class PseudonymKey : IDisposable
{
    private const char Mark = '~';
    private const int NonceSize = 12;
    private const int TagSize = 12;
    private const string Use = "audit pseudonym";

    private readonly AesGcm cipher;
    private readonly Mac nonces;
    private readonly Lock gate = new();

    public PseudonymKey(DataKey key)
    {
        Id = key.Id;
        cipher = new(key.Mac.Compute(Use, "cipher"), TagSize);
        nonces = new(key.Mac.Compute(Use, "nonce"));
    }

    /// <summary>The data key that it derives from.</summary>
    public KeyId Id { get; }

    /// <summary>Whether a text has the form of a pseudonym.</summary>
    public static bool IsPseudonym(string id) => id is [Mark, ..];

    /// <summary>In the place of an id that must not be kept, where there is no key to keep it under: nobody's.</summary>
    public static string OfNobody() => Mark + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(NonceSize + TagSize));

    public string Hide(string id)
    {
        var plain = Encoding.UTF8.GetBytes(id);
        var hidden = new byte[NonceSize + plain.Length + TagSize];
        Span<byte> mac = stackalloc byte[Mac.Size];
        nonces.Compute(Use, plain, mac);
        mac[..NonceSize].CopyTo(hidden);
        lock (gate)
        {
            cipher.Encrypt(
                hidden.AsSpan(0, NonceSize), plain, hidden.AsSpan(NonceSize, plain.Length), hidden.AsSpan(^TagSize..));
        }

        return Mark + Base64Url.EncodeToString(hidden);
    }

    /// <summary>The id; null when it was hidden under another key, or is no pseudonym.</summary>
    public string? Reveal(string pseudonym)
    {
        if (!IsPseudonym(pseudonym) || !Base64Url.IsValid(pseudonym.AsSpan(1), out var size) || size <= NonceSize + TagSize)
        {
            return null;
        }

        var hidden = Base64Url.DecodeFromChars(pseudonym.AsSpan(1));
        var plain = new byte[size - NonceSize - TagSize];
        try
        {
            lock (gate)
            {
                cipher.Decrypt(
                    hidden.AsSpan(0, NonceSize), hidden.AsSpan(NonceSize, plain.Length), hidden.AsSpan(^TagSize..), plain);
            }

            return Encoding.UTF8.GetString(plain);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    public void Dispose() => cipher.Dispose();
}
