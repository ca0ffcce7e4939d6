using System.Runtime.CompilerServices;
using McpGateway.Storage.Integrity;
using McpGateway.Storage.Upkeep;

namespace McpGateway.Storage.Firestore;

/// <summary>The audit log: a document for each event, those of one call in one commit.</summary>
internal sealed class FirestoreAuditStore(FirestoreClient firestore, TimeProvider time) : IAuditChains, INumberedEvents
{
    /// <summary>What surely fits into the 10 MiB of a commit. Splitting would not be all or none.</summary>
    public const int MostEvents = 2000;

    private const int MostAttempts = 5;
    private const string Until = "until";
    private readonly AuditSequence sequence = new(time);
    private readonly FirestoreLanes lanes = new();
    private readonly FirestoreAuditCounts counts = new(firestore, time);
    private volatile bool hasBegun;

    public async ValueTask AppendAsync(IReadOnlyList<AuditEvent> events, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(events.Count, MostEvents);
        if (events.Count == 0)
        {
            return;
        }

        await BeginAsync(cancellationToken);
        for (var i = 0; i < MostAttempts; i++)
        {
            var lane = lanes.Take();
            var now = time.GetUtcNow();
            // Within a lane, the numbers are in the order of the chain.
            var (links, heads) = lane.Draft(events, sequence.Take(events.Count), now);
            if (await firestore.TryCommitAsync(Commit(lane, links, heads.Values), cancellationToken))
            {
                lane.Keep(heads, now);
                lanes.Return(lane);
                return;
            }

            // Another replica has one of these numbers, which chance allows now and then: take others, and another lane.
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

    public async ValueTask<IReadOnlyList<AuditBucket>> SeriesAsync(
        AuditQuery query, AuditInterval interval, CancellationToken cancellationToken) =>
        await counts.SeriesAsync(query, interval, cancellationToken);

    public async ValueTask<IReadOnlyList<AuditTally>> CountAsync(
        AuditQuery query, AuditField by, int top, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(top);
        return await counts.TopAsync(query, by, top, cancellationToken);
    }

    public async ValueTask<long> FindUnchainedUntilAsync(CancellationToken cancellationToken) =>
        await FindMarkAsync(cancellationToken) ?? 0;

    public async ValueTask<long?> FindMarkAsync(CancellationToken cancellationToken) =>
        (await firestore.FindAsync(firestore.Names.Beginning, cancellationToken))?.Number(Until);

    public async IAsyncEnumerable<IReadOnlyList<AuditLink>> ReadLinksAsync(
        AuditRange range, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        FirestoreDocument? last = null;
        IReadOnlyList<FirestoreDocument> page;
        do
        {
            page = await firestore.QueryAsync(
                firestore.Names.Documents, FirestoreAuditQueries.Links(last, range.FromDay, range.ToDay),
                cancellationToken);
            last = page.Count > 0 ? page[^1] : last;
            yield return
            [
                .. page.Select(FirestoreEvent.ReadLink).Where(link =>
                    IsIn(range, link.Chain?.Day ?? ChainDay.Of(link.Event.Time), link.Event.OrganizerId ?? "")),
            ];
        }
        while (page.Count == FirestoreAuditQueries.ChainPage);
    }

    public async IAsyncEnumerable<ChainHead> ReadHeadsAsync(
        AuditRange range, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        FirestoreDocument? last = null;
        IReadOnlyList<FirestoreDocument> page;
        do
        {
            page = await firestore.QueryAsync(
                firestore.Names.Documents, FirestoreAuditQueries.Heads(last, range.FromDay, range.ToDay),
                cancellationToken);
            last = page.Count > 0 ? page[^1] : last;
            foreach (var head in page.Select(FirestoreHead.Read))
            {
                if (IsIn(range, head.Key.Day, head.Key.OrganizerId))
                {
                    yield return head;
                }
            }
        }
        while (page.Count == FirestoreAuditQueries.ChainPage);
    }

    public ValueTask<int> PurgeAsync(
        int beforeDay, IReadOnlyList<HeldDays> held, CancellationToken cancellationToken) =>
        FirestoreAuditPurge.RunAsync(firestore, beforeDay, held, cancellationToken);

    public ValueTask<int> CompactAsync(CancellationToken cancellationToken) => new(0);

    public async ValueTask PutMarkAsync(long until, CancellationToken cancellationToken)
    {
        var there = await firestore.FindAsync(firestore.Names.Beginning, cancellationToken);
        var mark = Mark(until);
        RequireDone(await firestore.TryCommitAsync(
            there is null ? FirestoreCommit.Add(mark) : FirestoreCommit.Replace(mark, there), cancellationToken));
    }

    public async ValueTask PutAsync(IReadOnlyList<AuditLink> links, CancellationToken cancellationToken)
    {
        if (links.Count > 0)
        {
            var writeId = FirestoreCommit.NewWriteId();
            RequireDone(await firestore.TryCommitAsync(
                FirestoreCommit.AddForGood(
                    [.. links.Select(link => FirestoreEvent.Write(
                        firestore.Names.Event(link.Event.Sequence), link, writeId))],
                    []),
                cancellationToken));
        }
    }

    public async ValueTask PutHeadsAsync(
        IReadOnlyList<ChainHead> added, IReadOnlyList<ChainHead> changed, CancellationToken cancellationToken)
    {
        if (added.Count + changed.Count > 0)
        {
            var writeId = FirestoreCommit.NewWriteId();
            RequireDone(await firestore.TryCommitAsync(
                FirestoreCommit.AddForGood([.. added.Select(Write)], [.. changed.Select(Write)]), cancellationToken));

            FirestoreDocument Write(ChainHead head) =>
                FirestoreHead.Write(firestore.Names.Head(head.Key), head, writeId);
        }
    }

    /// <summary>Notes, once for all, after which number no event is without a chain.</summary>
    private async ValueTask BeginAsync(CancellationToken cancellationToken)
    {
        if (hasBegun)
        {
            return;
        }

        var name = firestore.Names.Beginning;
        if (await firestore.FindAsync(name, cancellationToken) is null)
        {
            await firestore.TryCommitAsync(FirestoreCommit.Add(Mark(sequence.Take(1))), cancellationToken);
        }

        hasBegun = true;
    }

    private FirestoreDocument Mark(long until) => new()
    {
        Name = firestore.Names.Beginning,
        Fields = new()
        {
            [Until] = FirestoreValue.Of(until),
            [FirestoreDocument.Write] = FirestoreCommit.NewWriteId(),
        },
    };

    private static void RequireDone(bool isDone)
    {
        if (!isDone)
        {
            throw new StoreUnavailableException("Somebody else writes to the audit log in Firestore.");
        }
    }

    private FirestoreCommit Commit(FirestoreLane lane, List<AuditLink> links, IEnumerable<ChainHead> heads)
    {
        var writeId = FirestoreCommit.NewWriteId();
        var documents = heads.ToLookup(
            head => lane.Knows(head.Key),
            head => FirestoreHead.Write(firestore.Names.Head(head.Key), head, writeId));
        return FirestoreCommit.AddForGood(
            [
                .. links.Select(link => FirestoreEvent.Write(
                    firestore.Names.Event(link.Event.Sequence), link, writeId)),
                .. documents[false],
            ],
            [.. documents[true]]);
    }

    private static bool IsIn(AuditRange range, int day, string organizerId) =>
        day >= (range.FromDay ?? int.MinValue) && day <= (range.ToDay ?? int.MaxValue)
        && (range.OrganizerId is null || range.OrganizerId == organizerId);
}
