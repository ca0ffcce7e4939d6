namespace McpGateway.Storage;

/// <summary>A record's bytes are not what this gateway wrote for that record: changed, swapped with another record's,
/// or sealed under a key that is gone. The record is never used.</summary>
public sealed class SealBrokenException : Exception
{
    public SealBrokenException(string message) : base(message)
    {
    }

    public SealBrokenException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
