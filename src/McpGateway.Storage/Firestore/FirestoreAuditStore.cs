using System.Runtime.CompilerServices;
using McpGateway.Storage.Integrity;
using McpGateway.Storage.Upkeep;

namespace McpGateway.Storage.Firestore;

/// <summary>The audit log: a document for each event, those of one call in one commit.</summary>
internal sealed class FirestoreAuditStore : IAuditChains, INumberedEvents
{
    /// <summary>What surely fits into the 10 MiB of a commit. Splitting would not be all or none.</summary>
    public const int MostEvents = 2000;

    private const int MostAttempts = 5;
    private const int PartsAtOnce = 8;
    private const string Until = "until";
    private readonly FirestoreClient firestore;
    private readonly TimeProvider time;
    private readonly AuditSequence sequence;
    private readonly FirestoreLanes lanes = new();
    private readonly FirestoreAuditValues values;
    private readonly FirestoreNoting noting;
    private readonly FirestoreAuditCounts counts;
    private volatile bool hasBegun;

    public FirestoreAuditStore(FirestoreClient firestore, TimeProvider time)
    {
        (this.firestore, this.time) = (firestore, time);
        sequence = new(time);
        values = new(firestore);
        noting = new(firestore, values);
        counts = new(firestore, values, noting, time);
    }

    public async ValueTask AppendAsync(IReadOnlyList<AuditEvent> events, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(events.Count, MostEvents);
        if (events.Count == 0)
        {
            return;
        }

        await BeginAsync(cancellationToken);
        await values.NoteAsync(events, cancellationToken);
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

        var parts = FirestoreAuditQueries.Parts(query).ToList();
        var pages = new IReadOnlyList<FirestoreDocument>[parts.Count];
        await Parallel.ForAsync(
            0, parts.Count,
            new ParallelOptions { MaxDegreeOfParallelism = PartsAtOnce, CancellationToken = cancellationToken },
            async (i, stop) => pages[i] = await firestore.QueryAsync(
                firestore.Names.Documents, FirestoreAuditQueries.Page(parts[i], last), stop));
        // The newest of all parts: what is behind any of them is older than one more than the limit.
        var found = pages.SelectMany(page => page).Select(FirestoreEvent.Read)
            .OrderByDescending(one => one.Time).ThenByDescending(one => one.Sequence).Take(query.Limit + 1).ToList();
        AuditEvent[] events = [.. found.Take(query.Limit)];
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

    public async ValueTask<IReadOnlyList<string>> OrganizersAsync(AuditQuery query, CancellationToken cancellationToken) =>
        await counts.ValuesAsync(query, AuditField.Organizer, int.MaxValue, cancellationToken);

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

    public async ValueTask<int> PurgeAsync(
        int beforeDay, IReadOnlyList<HeldDays> held, CancellationToken cancellationToken)
    {
        var gone = await FirestoreAuditPurge.RunAsync(firestore, beforeDay, held, cancellationToken);
        await values.PurgeAsync(beforeDay, held, cancellationToken);
        return gone;
    }

    public ValueTask<int> CompactAsync(CancellationToken cancellationToken) => noting.RunAsync(cancellationToken);

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
            await values.NoteAsync([.. links.Select(link => link.Event)], cancellationToken);
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
            await noting.BeginAsync(cancellationToken);
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
