namespace McpGateway;

/// <summary>A handle that was read from a request and carries our tag: it was issued here, which says nothing yet
/// about whether
/// it still lives. <see cref="Handles.Matches"/> against the record decides that.</summary>
internal sealed record Handle(HandleKind Kind, string RecordId, ReadOnlyMemory<byte> Secret);
