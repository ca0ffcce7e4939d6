using McpGateway.Storage.Upkeep;

namespace McpGateway.Storage.Firestore;

/// <summary>The audit log: a document for each event, those of one call in one commit.</summary>
internal sealed class FirestoreAuditStore(FirestoreClient firestore, TimeProvider time) : IAuditStore, INumberedEvents
{
    /// <summary>What surely fits into the 10 MiB of a commit. Splitting would not be all or none.</summary>
    public const int MostEvents = 2000;

    private const int MostAttempts = 5;
    private readonly AuditSequence sequence = new(time);

    public async ValueTask AppendAsync(IReadOnlyList<AuditEvent> events, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(events.Count, MostEvents);
        if (events.Count == 0)
        {
            return;
        }

        for (var i = 0; i < MostAttempts; i++)
        {
            var first = sequence.Take(events.Count);
            var writeId = FirestoreCommit.NewWriteId();
            FirestoreDocument[] documents =
            [
                .. events.Select((auditEvent, at) =>
                    FirestoreEvent.Write(firestore.Names.Event(first + at), auditEvent, writeId)),
            ];
            if (await firestore.TryCommitAsync(FirestoreCommit.AddForGood(documents), cancellationToken))
            {
                return;
            }

            // Another replica has one of these numbers, which chance allows now and then: take others.
        }

        throw new StoreUnavailableException("Firestore refused every sequence number for audit events.");
    }

    public async ValueTask<AuditPage> QueryAsync(AuditQuery query, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(query.Limit);
        FirestoreDocument? last = null;
        if (query.Before is { } before)
        {
            last = await firestore.FindAsync(firestore.Names.Event(before), cancellationToken);
            if (last is null)
            {
                // A position that retention has deleted has nothing older after it.
                return new([], null);
            }
        }

        var found = await firestore.QueryAsync(
            firestore.Names.Documents, FirestoreAuditQueries.Page(query, last), cancellationToken);
        AuditEvent[] events = [.. found.Take(query.Limit).Select(FirestoreEvent.Read)];
        return new(events, found.Count > query.Limit ? events[^1].Sequence : null);
    }

    public ValueTask<int> PurgeAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        FirestorePurge.RunAsync(firestore, FirestoreAuditQueries.Older(before), cancellationToken);

    public async ValueTask<IReadOnlyList<AuditEvent>> ReadAsync(
        long after, int limit, CancellationToken cancellationToken)
    {
        var found = await firestore.QueryAsync(
            firestore.Names.Documents, FirestoreAuditQueries.InOrder(firestore.Names.Event(after), limit),
            cancellationToken);
        return [.. found.Select(FirestoreEvent.Read)];
    }

    public async ValueTask PutAsync(IReadOnlyList<AuditEvent> events, CancellationToken cancellationToken)
    {
        if (events.Count == 0)
        {
            return;
        }

        var writeId = FirestoreCommit.NewWriteId();
        var commit = FirestoreCommit.AddForGood(
            [.. events.Select(found => FirestoreEvent.Write(firestore.Names.Event(found.Sequence), found, writeId))]);
        if (!await firestore.TryCommitAsync(commit, cancellationToken))
        {
            throw new StoreUnavailableException("Firestore has other audit events in these positions.");
        }
    }
}
