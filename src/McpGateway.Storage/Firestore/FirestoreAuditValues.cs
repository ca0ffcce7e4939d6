using McpGateway.Storage.Integrity;

namespace McpGateway.Storage.Firestore;

/// <summary>
/// Which values the fields of events have, and from which day to which: Firestore groups by nothing, so counts go through
/// these. A value is noted before the first event of a day that has it: it may be there without an event, but no event
/// without it.
/// </summary>
internal sealed class FirestoreAuditValues(FirestoreClient firestore)
{
    // An outcome is one of three.
    private static readonly AuditField[] Fields = [.. Enum.GetValues<AuditField>().Except([AuditField.Outcome])];

    private readonly FirestoreNotes notes = new(firestore);

    /// <summary>Notes what the events have and this process has not noted yet. Done twice it is as done once.</summary>
    public ValueTask NoteAsync(IReadOnlyList<AuditEvent> events, CancellationToken cancellationToken)
    {
        HashSet<FirestoreNote>? news = null;
        foreach (var one in events)
        {
            var day = ChainDay.Of(one.Time);
            foreach (var field in Fields)
            {
                if (ValueOf(one, field) is { } value)
                {
                    AddNew(ref news, new(field, null, value, day));
                    // Which organizers there are is no organizer's list.
                    if (one.OrganizerId is { } organizer && field != AuditField.Organizer)
                    {
                        AddNew(ref news, new(field, organizer, value, day));
                    }
                }
            }
        }

        return news is null ? ValueTask.CompletedTask : new(notes.WriteAsync(news, cancellationToken));
    }

    /// <summary>Values that events of the organizer, or all, may have in the days of the query: all, or more than
    /// this many.</summary>
    public async Task<IReadOnlyList<string>> FindAsync(
        AuditField field, AuditQuery query, int most, CancellationToken cancellationToken)
    {
        var list = FirestoreAuditValue.ListOf(field, query.OrganizerId);
        var from = query.From is { } first ? ChainDay.Of(first) : int.MinValue;
        var to = query.To is { } end ? ChainDay.Of(end) : int.MaxValue;
        // A value that is noted anew meanwhile moves on to a later page, and is found there again.
        var values = new HashSet<string>(StringComparer.Ordinal);
        FirestoreDocument? last = null;
        IReadOnlyList<FirestoreDocument> page;
        do
        {
            page = await firestore.QueryAsync(
                firestore.Names.Documents, FirestoreAuditValue.Since(list, from, last), cancellationToken);
            last = page.Count > 0 ? page[^1] : last;
            values.UnionWith(page.Where(found => FirestoreAuditValue.DaysOf(found).First <= to)
                .Select(found => found.Text(FirestoreAuditValue.Value)!));
        }
        while (page.Count == FirestoreAuditValue.Page && values.Count <= most);

        return [.. values];
    }

    /// <summary>Forgets what only events of chains from before this day had, unless some of them are held. An event is in
    /// the chain of the day on which it was written, which may be the one after its own.</summary>
    public async Task PurgeAsync(int beforeDay, IReadOnlyList<HeldDays> held, CancellationToken cancellationToken)
    {
        FirestoreDocument? last = null;
        IReadOnlyList<FirestoreDocument> page;
        do
        {
            page = await firestore.QueryAsync(
                firestore.Names.Documents, FirestoreAuditValue.Before(beforeDay - 1, last), cancellationToken);
            last = page.Count > 0 ? page[^1] : last;
            FirestoreDocument[] old =
            [
                .. page.Where(found => FirestoreAuditValue.DaysOf(found) is var days
                    && !held.Any(hold => hold.FromDay <= days.Last + 1 && hold.ToDay >= days.First)),
            ];
            if (old.Length > 0)
            {
                await firestore.DeleteAsync(old, cancellationToken);
            }
        }
        while (page.Count == FirestoreQueries.PurgeStep);
    }

    private void AddNew(ref HashSet<FirestoreNote>? news, FirestoreNote note)
    {
        if (!notes.IsKnown(note))
        {
            (news ??= []).Add(note);
        }
    }

    private static string? ValueOf(AuditEvent auditEvent, AuditField field) => field switch
    {
        AuditField.Tool => auditEvent.Tool,
        AuditField.User => auditEvent.UserId,
        AuditField.Organizer => auditEvent.OrganizerId,
        AuditField.Connection => auditEvent.ConnectionId,
        AuditField.Client => auditEvent.ClientId,
        AuditField.Provider => auditEvent.Provider,
        AuditField.Code => auditEvent.Code,
        AuditField.Action => auditEvent.Action,
        AuditField.Effect => auditEvent.Effect,
        AuditField.Guard => auditEvent.Guard,
        _ => null,
    };
}
