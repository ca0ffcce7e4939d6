namespace McpGateway.OAuth.Clients.Documents;

/// <summary>A client's document cannot be used. The message is for people and the client's developer; it quotes nothing
/// of the document.</summary>
internal sealed class ClientDocumentException(string message) : Exception(message)
{
    /// <summary>The fault may be the way to the document rather than the document: a later attempt may
    /// succeed.</summary>
    public bool IsPassing { get; init; }
}
