using System.Security.Cryptography;

namespace McpGateway.Storage.Encryption;

/// <summary>An unwrapped key of one owner.</summary>
internal sealed class DataKey(KeyId id, string owner, byte[] material)
{
    public const int Size = 32;

    private AesGcm? idle;

    public KeyId Id => id;

    public string Owner => owner;

    public Mac Mac { get; } = new(material);

    /// <summary>A cipher for one thread: two must not use an instance at a time, and making one is dear.</summary>
    public AesGcm Rent() => Interlocked.Exchange(ref idle, null) ?? new AesGcm(material, Envelope.TagSize);

    public void Return(AesGcm cipher) => Interlocked.Exchange(ref idle, cipher)?.Dispose();
}
