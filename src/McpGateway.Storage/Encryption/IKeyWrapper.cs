namespace McpGateway.Storage.Encryption;

/// <summary>The seam to a key-encryption key. Whatever keeps it from working is a
/// <see cref="KeyUnavailableException"/>.</summary>
internal interface IKeyWrapper
{
    /// <summary>Where the key is, for messages.</summary>
    string Name { get; }

    /// <summary>Names the key in what it wrapped. Known once it is open.</summary>
    KeyId Id { get; }

    /// <summary>Makes the key ready; what it throws stops the start.</summary>
    /// <param name="isNewStore">Whether nothing is wrapped yet, so that a key may be made.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task OpenAsync(bool isNewStore, CancellationToken cancellationToken);

    /// <summary>The content of a <c>data-key</c> record: a format byte, <see cref="Id"/>, and what only this key opens,
    /// bound to the record's id.</summary>
    ValueTask<byte[]> WrapAsync(string id, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>What was wrapped; <see cref="SealBrokenException"/> when it was not under this key for this
    /// record.</summary>
    ValueTask<byte[]> UnwrapAsync(string id, ReadOnlyMemory<byte> wrapped, CancellationToken cancellationToken);
}
