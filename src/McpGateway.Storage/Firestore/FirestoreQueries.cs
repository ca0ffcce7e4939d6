namespace McpGateway.Storage.Firestore;

/// <summary>The queries over records; <c>deploy/firestore.indexes.json</c> has what they need.</summary>
internal static class FirestoreQueries
{
    /// <summary>How many documents one batch of deletions may have.</summary>
    public const int PurgeStep = 500;

    /// <summary>In the order of ids, which is that of names.</summary>
    public static FirestoreWire.StructuredQuery List(string? index, string? afterName, int limit) => new()
    {
        From = [new(FirestoreNames.Records)],
        Where = index is null
            ? null
            : FirestoreWire.Filter.On(FirestoreRecord.Indexes, "ARRAY_CONTAINS", FirestoreValue.Of(index)),
        OrderBy = [new(FirestoreWire.FieldReference.Name, "ASCENDING")],
        StartAt = afterName is null ? null : new([new() { ReferenceValue = afterName }]),
        Limit = limit,
    };

    /// <summary>Names of records of every kind that expired at or before this moment.</summary>
    public static FirestoreWire.StructuredQuery Expired(DateTimeOffset now) => new()
    {
        Select = new([FirestoreWire.FieldReference.Name]),
        From = [new(FirestoreNames.Records, AllDescendants: true)],
        Where = FirestoreWire.Filter.On(FirestoreRecord.ExpiresAt, "LESS_THAN_OR_EQUAL", FirestoreValue.Of(now)),
        Limit = PurgeStep,
    };
}
