namespace McpGateway.Storage.Firestore;

/// <summary>One attempt at a request that failed. Callers of the store never see it.</summary>
internal sealed class FirestoreException(FirestoreFault fault, string message, Exception? inner = null)
    : Exception(message, inner)
{
    public FirestoreFault Fault { get; } = fault;

    /// <summary>Whether nobody answered, or took the connection, so that the next one would wait in vain as well.</summary>
    public bool IsSilence { get; init; }
}
