using System.Text.Json.Serialization;

namespace McpGateway.Storage.Firestore;

/// <summary>Bodies of the requests and answers of Firestore's REST API, version 1, as far as they are used.</summary>
internal static class FirestoreWire
{
    public sealed record BatchGet(IReadOnlyList<string> Documents);

    /// <summary>One line of the answer: the document, or the name of one that is missing.</summary>
    public sealed record BatchGetLine(FirestoreDocument? Found, string? Missing);

    public sealed record Writes([property: JsonPropertyName("writes")] IReadOnlyList<Write> All);

    /// <summary>Either an update or the name of a document to delete.</summary>
    public sealed record Write(
        FirestoreDocument? Update, string? Delete, Precondition? CurrentDocument, DocumentMask? UpdateMask = null,
        IReadOnlyList<FieldTransform>? UpdateTransforms = null);

    public sealed record DocumentMask(IReadOnlyList<string> FieldPaths);

    /// <summary>Sets a field to the larger, or the smaller, of this and what is there.</summary>
    public sealed record FieldTransform(
        string FieldPath, FirestoreValue? Maximum = null, FirestoreValue? Minimum = null);

    public sealed record Precondition(bool? Exists = null, string? UpdateTime = null);

    public sealed record CommitDone(string? CommitTime);

    /// <summary>A status for each write, in their order.</summary>
    public sealed record BatchWriteDone(IReadOnlyList<Status>? Status);

    public sealed record RunQuery(StructuredQuery StructuredQuery);

    public sealed record StructuredQuery
    {
        public Projection? Select { get; init; }

        public required IReadOnlyList<CollectionSelector> From { get; init; }

        public Filter? Where { get; init; }

        public IReadOnlyList<Order>? OrderBy { get; init; }

        public Cursor? StartAt { get; init; }

        public int? Limit { get; init; }
    }

    public sealed record RunAggregationQuery(StructuredAggregationQuery StructuredAggregationQuery);

    public sealed record StructuredAggregationQuery(
        StructuredQuery StructuredQuery, IReadOnlyList<Aggregation> Aggregations);

    public sealed record Aggregation([property: JsonPropertyName("alias")] string Name, CountAll Count)
    {
        public const string Alias = "n";
    }

    public sealed record CountAll;

    /// <summary>One line of the answer.</summary>
    public sealed record AggregationLine(AggregationResult? Result);

    public sealed record AggregationResult(Dictionary<string, FirestoreValue>? AggregateFields);

    public sealed record Projection(IReadOnlyList<FieldReference> Fields);

    public sealed record CollectionSelector(string CollectionId, bool AllDescendants = false);

    public sealed record FieldReference(string FieldPath)
    {
        public static readonly FieldReference Name = new("__name__");
    }

    public sealed record Filter(FieldFilter? FieldFilter = null, CompositeFilter? CompositeFilter = null)
    {
        public static Filter On(string field, string op, FirestoreValue value) =>
            new(new FieldFilter(new(field), op, value));

        /// <summary>Null, the one, or all of them together.</summary>
        public static Filter? All(IReadOnlyList<Filter> filters) => filters switch
        {
            [] => null,
            [var only] => only,
            _ => new(CompositeFilter: new("AND", filters)),
        };
    }

    public sealed record FieldFilter(FieldReference Field, string Op, FirestoreValue Value);

    public sealed record CompositeFilter(string Op, IReadOnlyList<Filter> Filters);

    public sealed record Order(FieldReference Field, string Direction);

    /// <summary>The position after what has these values, in the order of the query.</summary>
    public sealed record Cursor(IReadOnlyList<FirestoreValue> Values, bool Before = false);

    /// <summary>One line of the answer; without a document it tells only the time.</summary>
    public sealed record QueryLine(FirestoreDocument? Document);

    /// <summary>Of a database: where it lies and of which of the two products it is.</summary>
    public sealed record DatabaseDescription(string? LocationId, string? Type);

    public sealed record Failure(Error? Error);

    public sealed record Error(string? Message, string? Status);

    public sealed record Status(int Code);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(FirestoreWire.BatchGet))]
[JsonSerializable(typeof(FirestoreWire.BatchGetLine[]))]
[JsonSerializable(typeof(FirestoreWire.Writes))]
[JsonSerializable(typeof(FirestoreWire.CommitDone))]
[JsonSerializable(typeof(FirestoreWire.BatchWriteDone))]
[JsonSerializable(typeof(FirestoreWire.RunQuery))]
[JsonSerializable(typeof(FirestoreWire.QueryLine[]))]
[JsonSerializable(typeof(FirestoreWire.RunAggregationQuery))]
[JsonSerializable(typeof(FirestoreWire.AggregationLine[]))]
[JsonSerializable(typeof(FirestoreWire.DatabaseDescription))]
[JsonSerializable(typeof(FirestoreWire.Failure))]
[JsonSerializable(typeof(FirestoreWire.Failure[]))]
internal sealed partial class FirestoreJson : JsonSerializerContext;
