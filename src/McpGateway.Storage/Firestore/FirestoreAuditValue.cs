namespace McpGateway.Storage.Firestore;

/// <summary>
/// A value of a field as a document, in the list of all events' and in that of its organizer's. Its days only ever widen,
/// so it may be written by many at a time and as often as they like.
/// </summary>
internal static class FirestoreAuditValue
{
    public const int Page = 1000;
    public const string List = "list";
    public const string Value = "value";
    public const string FirstDay = "firstDay";
    public const string LastDay = "lastDay";

    /// <summary>The list that answers for one organizer, or for all. No id has a space.</summary>
    public static string ListOf(AuditField field, string? organizerId) => organizerId is null
        ? FirestoreAuditQueries.FieldOf(field)
        : $"{FirestoreAuditQueries.FieldOf(field)} {organizerId}";

    public static FirestoreWire.Write Write(FirestoreNames names, string list, string value, int day) => new(
        new()
        {
            Name = names.Value(list, value),
            Fields = new() { [List] = FirestoreValue.Of(list), [Value] = FirestoreValue.Of(value) },
        },
        null, null, new([List, Value]),
        [new(LastDay, Maximum: FirestoreValue.Of(day)), new(FirstDay, Minimum: FirestoreValue.Of(day))]);

    public static (int First, int Last) DaysOf(FirestoreDocument document) =>
        ((int)(document.Number(FirstDay) ?? int.MinValue), (int)(document.Number(LastDay) ?? int.MaxValue));

    /// <summary>Those of a list that were there on this day or later.</summary>
    public static FirestoreWire.StructuredQuery Since(string list, int day, FirestoreDocument? last) => new()
    {
        From = [new(FirestoreNames.Values)],
        Where = FirestoreWire.Filter.All(
        [
            FirestoreWire.Filter.On(List, "EQUAL", FirestoreValue.Of(list)),
            FirestoreWire.Filter.On(LastDay, "GREATER_THAN_OR_EQUAL", FirestoreValue.Of(day)),
        ]),
        OrderBy = [new(new(LastDay), "ASCENDING"), new(FirestoreWire.FieldReference.Name, "ASCENDING")],
        StartAt = After(last),
        Limit = Page,
    };

    /// <summary>Those of all lists that were last there before this day.</summary>
    public static FirestoreWire.StructuredQuery Before(int day, FirestoreDocument? last) => new()
    {
        From = [new(FirestoreNames.Values)],
        Where = FirestoreWire.Filter.On(LastDay, "LESS_THAN", FirestoreValue.Of(day)),
        OrderBy = [new(new(LastDay), "ASCENDING"), new(FirestoreWire.FieldReference.Name, "ASCENDING")],
        StartAt = After(last),
        Limit = FirestoreQueries.PurgeStep,
    };

    private static FirestoreWire.Cursor? After(FirestoreDocument? last) =>
        last is null ? null : new([last.Find(LastDay)!, new() { ReferenceValue = last.Name }]);
}
