namespace McpGateway.Storage;

/// <summary>A small record: what every store keeps, whatever the gateway means by it.</summary>
public sealed record StoredRecord
{
    /// <summary>What the record is, for example <c>connection</c>. Stored in the clear.</summary>
    public required string Kind { get; init; }

    /// <summary>Unique within its kind. Stored in the clear, so never derived from a person or a secret.</summary>
    public required string Id { get; init; }

    /// <summary>The organizer whose data key seals the content; empty for the gateway's own records. No backend keeps
    /// it: on read it is recovered from the key.</summary>
    public string Owner { get; init; } = "";

    /// <summary>Assigned by the store: 1 when added, one more with every replacement.</summary>
    public long Version { get; init; }

    /// <summary>From this moment on the record is gone for every reader, purged or not; null lives on.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Values to list by, for example <c>user:usr_1</c>. Only their keyed hashes reach the store;
    /// a record that was read back carries those hashes.</summary>
    public IReadOnlyList<string> Indexes { get; init; } = [];

    /// <summary>The content, in the clear above the encryption layer and sealed below it.</summary>
    public required ReadOnlyMemory<byte> Content { get; init; }
}
