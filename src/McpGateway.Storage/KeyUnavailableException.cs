namespace McpGateway.Storage;

/// <summary>The key-encryption key is missing, badly kept, does not answer or is not the one of this store. Nothing can
/// start without it. The message names where it is and what to do, never the key.</summary>
public sealed class KeyUnavailableException : Exception
{
    public KeyUnavailableException(string message) : base(message)
    {
    }

    public KeyUnavailableException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
