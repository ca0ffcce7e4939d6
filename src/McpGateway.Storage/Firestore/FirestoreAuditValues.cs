using System.Collections.Concurrent;
using McpGateway.Storage.Integrity;

namespace McpGateway.Storage.Firestore;

/// <summary>
/// Which values the fields of events have, and from which day to which: Firestore groups by nothing, so counts go through
/// these. A value is noted before the first event of a day that has it: it may be there without an event, but no event
/// without it.
/// </summary>
internal sealed class FirestoreAuditValues(FirestoreClient firestore)
{
    /// <summary>What one commit takes with ease.</summary>
    private const int MostAtOnce = 400;

    private const int MostRemembered = 200_000;

    // An outcome is one of three.
    private static readonly AuditField[] Fields = [.. Enum.GetValues<AuditField>().Except([AuditField.Outcome])];

    private readonly ConcurrentDictionary<(AuditField Field, string? Organizer, string Value), (int First, int Last)>
        known = new();

    /// <summary>Notes what the events have and this process has not noted yet. Done twice it is as done once.</summary>
    public ValueTask NoteAsync(IReadOnlyList<AuditEvent> events, CancellationToken cancellationToken)
    {
        HashSet<(AuditField, string?, string, int)>? news = null;
        for (var i = 0; i < events.Count; i++)
        {
            var day = ChainDay.Of(events[i].Time);
            foreach (var field in Fields)
            {
                if (ValueOf(events[i], field) is { } value
                    && !(known.TryGetValue((field, events[i].OrganizerId, value), out var days)
                        && day >= days.First && day <= days.Last))
                {
                    (news ??= []).Add((field, events[i].OrganizerId, value, day));
                }
            }
        }

        return news is null ? ValueTask.CompletedTask : NoteAsync(news, cancellationToken);
    }

    /// <summary>Values that events of the organizer, or all, may have in the days of the query: all, or more than
    /// this many.</summary>
    public async Task<IReadOnlyList<string>> FindAsync(
        AuditField field, AuditQuery query, int most, CancellationToken cancellationToken)
    {
        var list = FirestoreAuditValue.ListOf(field, query.OrganizerId);
        var from = query.From is { } first ? ChainDay.Of(first) : int.MinValue;
        var to = query.To is { } end ? ChainDay.Of(end) : int.MaxValue;
        var values = new List<string>();
        FirestoreDocument? last = null;
        IReadOnlyList<FirestoreDocument> page;
        do
        {
            page = await firestore.QueryAsync(
                firestore.Names.Documents, FirestoreAuditValue.Since(list, from, last), cancellationToken);
            last = page.Count > 0 ? page[^1] : last;
            values.AddRange(page.Where(found => FirestoreAuditValue.DaysOf(found).First <= to)
                .Select(found => found.Text(FirestoreAuditValue.Value)!));
        }
        while (page.Count == FirestoreAuditValue.Page && values.Count <= most);

        return values;
    }

    /// <summary>Forgets what only events from before this day had, unless some of them are held.</summary>
    public async Task PurgeAsync(int beforeDay, IReadOnlyList<HeldDays> held, CancellationToken cancellationToken)
    {
        FirestoreDocument? last = null;
        IReadOnlyList<FirestoreDocument> page;
        do
        {
            page = await firestore.QueryAsync(
                firestore.Names.Documents, FirestoreAuditValue.Before(beforeDay, last), cancellationToken);
            last = page.Count > 0 ? page[^1] : last;
            FirestoreDocument[] old =
            [
                .. page.Where(found => FirestoreAuditValue.DaysOf(found) is var days
                    && !held.Any(hold => hold.FromDay <= days.Last && hold.ToDay >= days.First)),
            ];
            if (old.Length > 0)
            {
                await firestore.DeleteAsync(old, cancellationToken);
            }
        }
        while (page.Count == FirestoreQueries.PurgeStep);
    }

    private async ValueTask NoteAsync(
        IReadOnlyCollection<(AuditField Field, string? Organizer, string Value, int Day)> news,
        CancellationToken cancellationToken)
    {
        var writes = news.SelectMany(one => FirestoreAuditValue.ListsOf(one.Field, one.Organizer)
            .Select(list => FirestoreAuditValue.Write(firestore.Names, list, one.Value, one.Day)));
        foreach (var some in writes.Chunk(MostAtOnce))
        {
            await firestore.WriteAsync(some, cancellationToken);
        }

        // Rare, and what is in use is noted anew.
        if (known.Count > MostRemembered)
        {
            known.Clear();
        }

        foreach (var (field, organizer, value, day) in news)
        {
            known.AddOrUpdate(
                (field, organizer, value), (day, day),
                (_, days) => (Math.Min(days.First, day), Math.Max(days.Last, day)));
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
