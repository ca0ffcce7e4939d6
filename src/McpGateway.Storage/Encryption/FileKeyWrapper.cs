using System.Security.Cryptography;

namespace McpGateway.Storage.Encryption;

/// <summary>The key-encryption key in a file: what it wraps is an envelope that names it.</summary>
internal sealed class FileKeyWrapper(KeyFile file) : IKeyWrapper
{
    private DataKey? key;

    public string Name => $"the key file '{file.Path}'";

    public KeyId Id => Key.Id;

    private DataKey Key => key ?? throw new InvalidOperationException("The key file is read when the host starts.");

    public Task OpenAsync(bool isNewStore, CancellationToken cancellationToken)
    {
        var material = isNewStore ? file.ReadOrCreate() : file.Read();
        var name = HKDF.DeriveKey(HashAlgorithmName.SHA256, material, KeyId.Size, info: "key-encryption key"u8.ToArray());
        key = new DataKey(KeyId.Read(name), owner: "", material);
        return Task.CompletedTask;
    }

    public ValueTask<byte[]> WrapAsync(string id, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        new(Envelope.Seal(Key, KeyRing.Kind, id, content.Span));

    public ValueTask<byte[]> UnwrapAsync(string id, ReadOnlyMemory<byte> wrapped, CancellationToken cancellationToken)
    {
        _ = Envelope.ReadKeyId(KeyRing.Kind, id, wrapped.Span);
        return new(Envelope.Open(Key, KeyRing.Kind, id, wrapped.Span));
    }
}
