namespace McpGateway.Storage;

/// <summary>The key-encryption key is missing, badly kept or not the one of this store. Nothing can start without it.
/// The message names the file and what to do, never the key.</summary>
public sealed class KeyUnavailableException : Exception
{
    public KeyUnavailableException(string message) : base(message)
    {
    }

    public KeyUnavailableException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
