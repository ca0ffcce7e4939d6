namespace McpGateway.Storage.Firestore;

/// <summary>
/// The queries over the audit log, put together from the filters that are given. The order is time and then sequence,
/// which is the order of every composite index in <c>deploy/firestore.indexes.json</c>; Firestore joins as many of them
/// as there are filters.
/// </summary>
internal static class FirestoreAuditQueries
{
    /// <summary>How many links or heads a page has.</summary>
    public const int ChainPage = 300;

    /// <summary>How many events a page has of which only a field is read.</summary>
    public const int ValuesPage = 1000;

    /// <summary>Firestore takes no more values in one question.</summary>
    private const int MostForms = 30;

    /// <summary>Queries whose events are together those of the query, each in one of them.</summary>
    public static IEnumerable<AuditQuery> Parts(AuditQuery query) => query.UserForms is { Count: > MostForms } forms
        ? forms.Chunk(MostForms).Select(some => query with { UserForms = some })
        : [query];

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

    /// <summary>How many events match. Ordered as a page is, so that the same indexes serve.</summary>
    public static FirestoreWire.StructuredAggregationQuery Count(AuditQuery query) => new(
        new()
        {
            From = [new(FirestoreNames.Events)],
            Where = FirestoreWire.Filter.All([.. Filters(query)]),
            OrderBy = [new(new(FirestoreEvent.Time), "DESCENDING"), new(FirestoreWire.FieldReference.Name, "DESCENDING")],
        },
        [new(FirestoreWire.Aggregation.Alias, new())]);

    /// <summary>One field of the events that match, newest first.</summary>
    public static FirestoreWire.StructuredQuery Values(AuditQuery query, string field, FirestoreDocument? last) =>
        Page(query, last) with { Select = new([new(field), new(FirestoreEvent.Time)]), Limit = ValuesPage };

    /// <summary>When the oldest of all events happened.</summary>
    public static FirestoreWire.StructuredQuery Oldest() => new()
    {
        Select = new([new(FirestoreEvent.Time)]),
        From = [new(FirestoreNames.Events)],
        OrderBy = [new(new(FirestoreEvent.Time), "ASCENDING")],
        Limit = 1,
    };

    /// <summary>Events before this moment, oldest first, as far as retention must know them.</summary>
    public static FirestoreWire.StructuredQuery Older(DateTimeOffset before, FirestoreDocument? last) => new()
    {
        Select = new([new(FirestoreEvent.Time), new(FirestoreEvent.Day), new(FirestoreEvent.OrganizerId)]),
        From = [new(FirestoreNames.Events)],
        Where = FirestoreWire.Filter.On(FirestoreEvent.Time, "LESS_THAN", FirestoreValue.Of(before)),
        OrderBy = [new(new(FirestoreEvent.Time), "ASCENDING"), new(FirestoreWire.FieldReference.Name, "ASCENDING")],
        StartAt = last is null ? null : new([last.Find(FirestoreEvent.Time)!, new() { ReferenceValue = last.Name }]),
        Limit = FirestoreQueries.PurgeStep,
    };

    /// <summary>Every event in the order of its sequence, which is that of each chain; with days, by day first, and then
    /// without those that have none.</summary>
    public static FirestoreWire.StructuredQuery Links(FirestoreDocument? last, int? fromDay, int? toDay) =>
        fromDay is null && toDay is null
            ? new()
            {
                From = [new(FirestoreNames.Events)],
                OrderBy = [new(FirestoreWire.FieldReference.Name, "ASCENDING")],
                StartAt = last is null ? null : new([new() { ReferenceValue = last.Name }]),
                Limit = ChainPage,
            }
            : ByDay(FirestoreNames.Events, last, fromDay, toDay);

    /// <summary>Heads of chains, by day.</summary>
    public static FirestoreWire.StructuredQuery Heads(FirestoreDocument? last, int? fromDay, int? toDay) =>
        ByDay(FirestoreNames.Heads, last, fromDay, toDay);

    private static FirestoreWire.StructuredQuery ByDay(
        string collection, FirestoreDocument? last, int? fromDay, int? toDay) => new()
        {
            From = [new(collection)],
            Where = FirestoreWire.Filter.All(
        [
            FirestoreWire.Filter.On(FirestoreHead.Day, "GREATER_THAN_OR_EQUAL", FirestoreValue.Of(fromDay ?? int.MinValue)),
            FirestoreWire.Filter.On(FirestoreHead.Day, "LESS_THAN_OR_EQUAL", FirestoreValue.Of(toDay ?? int.MaxValue)),
        ]),
            OrderBy = [new(new(FirestoreHead.Day), "ASCENDING"), new(FirestoreWire.FieldReference.Name, "ASCENDING")],
            StartAt = last is null ? null : new([last.Find(FirestoreHead.Day)!, new() { ReferenceValue = last.Name }]),
            Limit = ChainPage,
        };

    public static string FieldOf(AuditField field) => field switch
    {
        AuditField.Tool => FirestoreEvent.Tool,
        AuditField.User => FirestoreEvent.UserId,
        AuditField.Organizer => FirestoreEvent.OrganizerId,
        AuditField.Connection => FirestoreEvent.ConnectionId,
        AuditField.Client => FirestoreEvent.ClientId,
        AuditField.Provider => FirestoreEvent.Provider,
        AuditField.Code => FirestoreEvent.Code,
        AuditField.Action => FirestoreEvent.Action,
        AuditField.Outcome => FirestoreEvent.Outcome,
        AuditField.Effect => FirestoreEvent.Effect,
        AuditField.Guard => FirestoreEvent.Guard,
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    /// <summary>The query for one value of a field of text.</summary>
    public static AuditQuery With(AuditQuery query, AuditField field, string value) => field switch
    {
        AuditField.Tool => query with { Tool = value },
        AuditField.User => query with { UserId = value, UserForms = null },
        AuditField.Organizer => query with { OrganizerId = value },
        AuditField.Connection => query with { ConnectionId = value },
        AuditField.Client => query with { ClientId = value },
        AuditField.Provider => query with { Provider = value },
        AuditField.Code => query with { Code = value },
        AuditField.Action => query with { Action = value },
        AuditField.Effect => query with { Effect = value },
        AuditField.Guard => query with { Guard = value },
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    /// <summary>The only values that the field can have in events that match; null when the query leaves that open.
    /// </summary>
    public static IReadOnlyList<string>? Asked(AuditQuery query, AuditField field) =>
        field == AuditField.User && query.UserForms is { } forms ? forms
        : field switch
        {
            AuditField.Tool => query.Tool,
            AuditField.User => query.UserId,
            AuditField.Organizer => query.OrganizerId,
            AuditField.Connection => query.ConnectionId,
            AuditField.Client => query.ClientId,
            AuditField.Provider => query.Provider,
            AuditField.Code => query.Code,
            AuditField.Action => query.Action,
            AuditField.Effect => query.Effect,
            AuditField.Guard => query.Guard,
            _ => throw new ArgumentOutOfRangeException(nameof(field)),
        } is { } only ? [only] : null;

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

        if (query.UserForms is { } forms)
        {
            yield return FirestoreWire.Filter.On(FirestoreEvent.UserId, "IN", FirestoreValue.Of(forms));
        }

        (string Field, string? Value)[] words =
        [
            (FirestoreEvent.Action, query.Action), (FirestoreEvent.Code, query.Code),
            (FirestoreEvent.UserId, query.UserId), (FirestoreEvent.OrganizerId, query.OrganizerId),
            (FirestoreEvent.ConnectionId, query.ConnectionId), (FirestoreEvent.ClientId, query.ClientId),
            (FirestoreEvent.Provider, query.Provider), (FirestoreEvent.Tool, query.Tool),
            (FirestoreEvent.ToolDigest, query.ToolDigest), (FirestoreEvent.Effect, query.Effect),
            (FirestoreEvent.Guard, query.Guard), (FirestoreEvent.RequestId, query.RequestId),
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
