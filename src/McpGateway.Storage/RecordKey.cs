namespace McpGateway.Storage;

/// <summary>Which record: its id is unique within its kind.</summary>
public readonly record struct RecordKey(string Kind, string Id);
