using McpGateway.Storage.Integrity;

namespace McpGateway.Storage.Upkeep;

/// <summary>Copies the audit log, every event with its sequence and its place in its chain: cursors and order stay true, and
/// what was wrong with the log is wrong with the copy.</summary>
internal sealed class CopyOfAudit(INumberedEvents source, INumberedEvents target)
{
    private const int Page = 500;

    /// <summary>Puts what is missing; returns how many events the source has. An event of the target that differs stays,
    /// and is a difference.</summary>
    public async Task<long> RunAsync(CancellationToken cancellationToken)
    {
        var events = 0L;
        await foreach (var pairs in LinksAsync(cancellationToken).Chunk(Page))
        {
            await target.PutAsync(
                [.. pairs.Where(pair => pair.Target is null).Select(pair => pair.Source).OfType<AuditLink>()],
                cancellationToken);
            events += pairs.Count(pair => pair.Source is not null);
        }

        await foreach (var pairs in HeadsAsync(cancellationToken).Chunk(Page))
        {
            var changes = pairs.Where(pair => pair.Source is not null && !AreEqual(pair.Source, pair.Target))
                .ToLookup(pair => pair.Target is null, pair => pair.Source!);
            await target.PutHeadsAsync([.. changes[true]], [.. changes[false]], cancellationToken);
        }

        var mark = await FindMarkAsync(cancellationToken);
        if (mark != await target.FindMarkAsync(cancellationToken))
        {
            await target.PutMarkAsync(mark, cancellationToken);
        }

        await target.CompactAsync(cancellationToken);
        return events;
    }

    /// <summary>How many events of the source are missing in the target or other there, and how many ends of chains. What
    /// only the target has is left from before retention took it from the source, or came later.</summary>
    public async Task<int> CountDifferencesAsync(CancellationToken cancellationToken) =>
        await LinksAsync(cancellationToken).CountAsync(
            pair => pair.Source is not null && !AreEqual(pair.Source, pair.Target), cancellationToken)
        + await HeadsAsync(cancellationToken).CountAsync(
            pair => pair.Source is not null && !AreEqual(pair.Source, pair.Target) && !HasGoneOn(pair.Source, pair.Target),
            cancellationToken)
        + (await FindMarkAsync(cancellationToken) == await target.FindMarkAsync(cancellationToken) ? 0 : 1);

    /// <summary>Where the source never wrote it down, it is from before there were chains, and no gateway has written to it
    /// since.</summary>
    private async Task<long> FindMarkAsync(CancellationToken cancellationToken)
    {
        if (await source.FindMarkAsync(cancellationToken) is { } mark)
        {
            return mark;
        }

        var last = 0L;
        await foreach (var batch in source.ReadLinksAsync(new(), cancellationToken))
        {
            if (batch.Any(link => link.Chain is not null))
            {
                return 0;
            }

            last = batch.Count > 0 ? batch[^1].Event.Sequence : last;
        }

        return last;
    }

    private IAsyncEnumerable<(AuditLink? Source, AuditLink? Target)> LinksAsync(CancellationToken cancellationToken) =>
        LinksOf(source, cancellationToken).WithAsync(
            LinksOf(target, cancellationToken),
            static (one, other) => one.Event.Sequence.CompareTo(other.Event.Sequence),
            cancellationToken);

    private IAsyncEnumerable<(ChainHead? Source, ChainHead? Target)> HeadsAsync(CancellationToken cancellationToken) =>
        new OrderedHeads(source).ReadAsync(cancellationToken).WithAsync(
            new OrderedHeads(target).ReadAsync(cancellationToken), OrderedHeads.Compare, cancellationToken);

    private static IAsyncEnumerable<AuditLink> LinksOf(INumberedEvents events, CancellationToken cancellationToken) =>
        events.ReadLinksAsync(new(), cancellationToken).SelectMany(batch => batch);

    private static bool AreEqual(AuditLink one, AuditLink? other) =>
        other is not null && one.Event == other.Event && one.Chain == other.Chain && one.Position == other.Position
        && one.Hash.AsSpan().SequenceEqual(other.Hash);

    private static bool AreEqual(ChainHead one, ChainHead? other) =>
        other is not null && one.Count == other.Count && one.Hash.AsSpan().SequenceEqual(other.Hash);

    /// <summary>The event at which it ended is compared by itself.</summary>
    private static bool HasGoneOn(ChainHead one, ChainHead? other) => other?.Count > one.Count;
}
