namespace McpGateway.OAuth.Clients.Documents;

/// <summary>A document as its server sent it.</summary>
/// <param name="Lifetime">How long it may be used without asking again.</param>
internal sealed record FetchedDocument(ReadOnlyMemory<byte> Content, TimeSpan Lifetime);
