namespace McpGateway.Storage.Firestore;

/// <summary>A document on the wire.</summary>
internal sealed record FirestoreDocument
{
    /// <summary>A random id of the write that made the document what it is. Whoever lost the answer to its write finds
    /// out by it; and no write leaves the update time as it was, as one without any change would.</summary>
    public const string Write = "write";

    public required string Name { get; init; }

    public Dictionary<string, FirestoreValue>? Fields { get; init; }

    /// <summary>Given by the server, and given back as it is.</summary>
    public string? UpdateTime { get; init; }

    public string? Text(string field) => Find(field)?.StringValue;

    public long? Number(string field) => Find(field)?.IntegerValue;

    public DateTimeOffset? Time(string field) => Find(field)?.TimestampValue is { } time ? new(time) : null;

    public FirestoreValue? Find(string field) => Fields?.GetValueOrDefault(field);
}
