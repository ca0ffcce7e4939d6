namespace McpGateway.Storage.Encryption;

/// <summary>The key-encryption keys: the present one wraps, the previous ones open what they wrapped.</summary>
internal sealed class KeyWrappers(IKeyWrapper present, IReadOnlyList<IKeyWrapper> previous)
{
    public IKeyWrapper Present => present;

    /// <summary>All of them, the present one first.</summary>
    public IReadOnlyList<IKeyWrapper> All { get; } = [present, .. previous];

    public async Task OpenAsync(bool isNewStore, CancellationToken cancellationToken)
    {
        await present.OpenAsync(isNewStore, cancellationToken);
        foreach (var wrapper in previous)
        {
            await wrapper.OpenAsync(isNewStore: false, cancellationToken);
        }
    }

    /// <summary>Those that may have wrapped it.</summary>
    public IEnumerable<IKeyWrapper> Named(KeyId id) =>
        All.Where(wrapper => wrapper.Id == id || (id == default && wrapper is FileKeyWrapper));

    /// <exception cref="KeyUnavailableException">The key-encryption key is not among these, or does not answer.</exception>
    /// <exception cref="SealBrokenException">The bytes were changed, or belong to another record.</exception>
    public async ValueTask<byte[]> UnwrapAsync(
        string id, ReadOnlyMemory<byte> wrapped, CancellationToken cancellationToken)
    {
        SealBrokenException? failure = null;
        foreach (var wrapper in Named(WrappedKey.ReadWrapper(id, wrapped.Span)))
        {
            try
            {
                return await wrapper.UnwrapAsync(id, wrapped, cancellationToken);
            }
            catch (SealBrokenException broken)
            {
                failure = broken;
            }
        }

        throw failure ?? (Exception)Unknown($"The data key {id} is");
    }

    /// <param name="what">The beginning of the sentence, with its verb.</param>
    public KeyUnavailableException Unknown(string what) => new(
        $"{what} wrapped under a key-encryption key that is not the present one ({present.Name}) nor among "
        + "Gateway:Storage:Keys:Previous. If the present one is not the one that this store was made with, put that one "
        + "back from its backup; if it was replaced, name its predecessor in Gateway:Storage:Keys:Previous.");
}
