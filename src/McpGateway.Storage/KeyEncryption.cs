using McpGateway.Storage.Encryption;
using McpGateway.Storage.Kms;
using Microsoft.Extensions.Options;

namespace McpGateway.Storage;

/// <summary>The key-encryption keys that the settings name, each a file or a key of Cloud KMS.</summary>
internal sealed class KeyEncryption(IOptions<StorageOptions> options, IOptions<RegionOptions> regions) : IDisposable
{
    private KmsConnection? kms;

    private KeyOptions Keys => options.Value.Keys;

    public KeyWrappers Wrappers() => new(
        Keys.Kms.Key.Length > 0 ? Kms(Keys.Kms.Key) : new FileKeyWrapper(new(options.Value.KeyFilePath())),
        [.. Keys.Previous.Select(Previous)]);

    public void Dispose() => kms?.Dispose();

    private IKeyWrapper Previous(string name) =>
        name.StartsWith(KmsKeyName.Prefix, StringComparison.Ordinal) && KmsKeyName.TryParse(name) is not null
            ? Kms(name)
            : new FileKeyWrapper(new(Path.GetFullPath(name)));

    private KmsKeyWrapper Kms(string name) => new(
        KmsKeyName.TryParse(name)!, kms ??= new KmsConnection(new Uri(Keys.Kms.Endpoint)), regions.Value);
}
