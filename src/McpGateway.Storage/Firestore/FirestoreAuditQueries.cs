namespace McpGateway.Storage.Firestore;

/// <summary>
/// The queries over the audit log, put together from the filters that are given. The order is time and then sequence,
/// which is the order of every composite index in <c>deploy/firestore.indexes.json</c>; Firestore joins as many of them
/// as there are filters.
/// </summary>
internal static class FirestoreAuditQueries
{
    /// <summary>Events that match, newest first, one more than the limit.</summary>
    /// <param name="query">The filters.</param>
    /// <param name="last">The event of <see cref="AuditQuery.Before"/>, after which the page begins.</param>
    public static FirestoreWire.StructuredQuery Page(AuditQuery query, FirestoreDocument? last) => new()
    {
        From = [new(FirestoreNames.Events)],
        Where = FirestoreWire.Filter.All([.. Filters(query)]),
        OrderBy = [new(new(FirestoreEvent.Time), "DESCENDING"), new(FirestoreWire.FieldReference.Name, "DESCENDING")],
        StartAt = last is null
            ? null
            : new([last.Find(FirestoreEvent.Time)!, new() { ReferenceValue = last.Name }]),
        Limit = query.Limit + 1,
    };

    /// <summary>Events in the order of their sequence, which is that of their names.</summary>
    public static FirestoreWire.StructuredQuery InOrder(string afterName, int limit) => new()
    {
        From = [new(FirestoreNames.Events)],
        OrderBy = [new(FirestoreWire.FieldReference.Name, "ASCENDING")],
        StartAt = new([new() { ReferenceValue = afterName }]),
        Limit = limit,
    };

    /// <summary>Names of events before this moment.</summary>
    public static FirestoreWire.StructuredQuery Older(DateTimeOffset before) => new()
    {
        Select = new([FirestoreWire.FieldReference.Name]),
        From = [new(FirestoreNames.Events)],
        Where = FirestoreWire.Filter.On(FirestoreEvent.Time, "LESS_THAN", FirestoreValue.Of(before)),
        Limit = FirestoreQueries.PurgeStep,
    };

    private static IEnumerable<FirestoreWire.Filter> Filters(AuditQuery query)
    {
        if (query.From is { } from)
        {
            yield return FirestoreWire.Filter.On(
                FirestoreEvent.Time, "GREATER_THAN_OR_EQUAL", FirestoreValue.Of(from));
        }

        if (query.To is { } to)
        {
            yield return FirestoreWire.Filter.On(FirestoreEvent.Time, "LESS_THAN", FirestoreValue.Of(to));
        }

        if (query.Outcome is { } outcome)
        {
            yield return FirestoreWire.Filter.On(
                FirestoreEvent.Outcome, "EQUAL", FirestoreValue.Of((long)outcome));
        }

        (string Field, string? Value)[] words =
        [
            (FirestoreEvent.Action, query.Action), (FirestoreEvent.Code, query.Code),
            (FirestoreEvent.UserId, query.UserId), (FirestoreEvent.OrganizerId, query.OrganizerId),
            (FirestoreEvent.ConnectionId, query.ConnectionId), (FirestoreEvent.ClientId, query.ClientId),
            (FirestoreEvent.Provider, query.Provider), (FirestoreEvent.Tool, query.Tool),
            (FirestoreEvent.Effect, query.Effect), (FirestoreEvent.RequestId, query.RequestId),
        ];
        foreach (var (field, value) in words)
        {
            if (value is not null)
            {
                yield return FirestoreWire.Filter.On(field, "EQUAL", FirestoreValue.Of(value));
            }
        }
    }
}
