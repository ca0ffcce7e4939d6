namespace McpGateway.Commands.Import;

/// <summary>An operation, or a part of one, has no form in a catalog; the message says why.</summary>
internal sealed class CannotImportException(string message) : Exception(message);
