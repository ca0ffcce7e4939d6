namespace McpGateway.Storage;

/// <summary>The store cannot be reached or cannot write. The message names the store, never a record.</summary>
public sealed class StoreUnavailableException : Exception
{
    public StoreUnavailableException(string message) : base(message)
    {
    }

    public StoreUnavailableException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
