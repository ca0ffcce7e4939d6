using System.Text.Json.Serialization;

namespace McpGateway.Storage.Firestore;

/// <summary>A value on the wire: exactly one member is set.</summary>
internal sealed record FirestoreValue
{
    public string? StringValue { get; init; }

    [JsonNumberHandling(JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString)]
    public long? IntegerValue { get; init; }

    /// <summary>UTC.</summary>
    public DateTime? TimestampValue { get; init; }

    public byte[]? BytesValue { get; init; }

    /// <summary>The name of a document.</summary>
    public string? ReferenceValue { get; init; }

    public FirestoreArray? ArrayValue { get; init; }

    public static FirestoreValue Of(string value) => new() { StringValue = value };

    public static FirestoreValue Of(long value) => new() { IntegerValue = value };

    /// <summary>To the millisecond, as every store keeps times.</summary>
    public static FirestoreValue Of(DateTimeOffset value) => new()
    {
        TimestampValue = DateTimeOffset.FromUnixTimeMilliseconds(value.ToUnixTimeMilliseconds()).UtcDateTime,
    };

    public static FirestoreValue Of(IEnumerable<string> values) => new() { ArrayValue = new([.. values.Select(Of)]) };
}

/// <summary>Left out by the server when there are none.</summary>
internal sealed record FirestoreArray(IReadOnlyList<FirestoreValue>? Values);
