namespace McpGateway.Storage.Kms;

/// <summary>A request to Cloud KMS failed.</summary>
internal sealed class KmsException(string message, bool mayRepeat, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Whether the same request may succeed in a moment.</summary>
    public bool MayRepeat => mayRepeat;

    /// <summary>Whether it was the ciphertext that was refused: not of this key, or not for this record.</summary>
    public bool IsCiphertextRefused { get; init; }
}
