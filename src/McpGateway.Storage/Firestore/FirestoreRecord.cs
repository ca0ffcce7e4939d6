namespace McpGateway.Storage.Firestore;

/// <summary>Records as documents. Content is sealed and index values are keyed hashes before they arrive here.</summary>
internal static class FirestoreRecord
{
    public const string ExpiresAt = "expiresAt";
    public const string Indexes = "indexes";
    private const string Version = "version";
    private const string Content = "content";

    public static FirestoreDocument Write(string name, StoredRecord record, long version)
    {
        var fields = new Dictionary<string, FirestoreValue>
        {
            [Version] = FirestoreValue.Of(version),
            [Content] = new() { BytesValue = record.Content.ToArray() },
            [FirestoreDocument.Write] = FirestoreCommit.NewWriteId(),
        };
        if (record.ExpiresAt is { } expiry)
        {
            fields[ExpiresAt] = FirestoreValue.Of(expiry);
        }

        if (record.Indexes.Count > 0)
        {
            fields[Indexes] = FirestoreValue.Of(record.Indexes);
        }

        return new() { Name = name, Fields = fields };
    }

    public static StoredRecord Read(string kind, FirestoreDocument document) => new()
    {
        Kind = kind,
        Id = FirestoreNames.RecordId(document.Name),
        Version = document.Number(Version) ?? 0,
        ExpiresAt = document.Time(ExpiresAt),
        Indexes = [.. (document.Find(Indexes)?.ArrayValue?.Values ?? []).Select(value => value.StringValue!)],
        Content = document.Find(Content)?.BytesValue ?? [],
    };

    public static bool IsLive(FirestoreDocument document, DateTimeOffset now) =>
        document.Time(ExpiresAt) is not { } expiry || expiry > now;
}
