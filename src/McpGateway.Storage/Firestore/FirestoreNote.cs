namespace McpGateway.Storage.Firestore;

/// <summary>That a field has a value on a day.</summary>
/// <param name="Field">The field.</param>
/// <param name="OrganizerId">Whose list it is noted in; null for that of all events.</param>
/// <param name="Value">The value.</param>
/// <param name="Day">The day of the event.</param>
internal readonly record struct FirestoreNote(AuditField Field, string? OrganizerId, string Value, int Day)
{
    public FirestoreWire.Write Write(FirestoreNames names) =>
        FirestoreAuditValue.Write(names, FirestoreAuditValue.ListOf(Field, OrganizerId), Value, Day);
}
