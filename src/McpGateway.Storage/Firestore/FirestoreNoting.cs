namespace McpGateway.Storage.Firestore;

/// <summary>Whether the values of all events are noted: from the beginning in a new log, in one that is older (or a copy)
/// once it has been read through.</summary>
internal sealed class FirestoreNoting(FirestoreClient firestore, FirestoreAuditValues values)
{
    private const string After = "after";
    private const string Whole = "whole";

    private volatile bool isWhole;

    /// <summary>Before the first event of a log.</summary>
    public async ValueTask BeginAsync(CancellationToken cancellationToken)
    {
        if (await IsEmptyAsync(cancellationToken))
        {
            await firestore.WriteAsync([Mark(after: "", whole: 1)], cancellationToken);
            isWhole = true;
        }
    }

    /// <summary>False when there is no event, and so no value.</summary>
    /// <exception cref="StoreUnavailableException">Values of older events are not noted yet.</exception>
    public async ValueTask<bool> RequireWholeAsync(CancellationToken cancellationToken)
    {
        if (isWhole || await FindAsync(cancellationToken) is { IsWhole: true })
        {
            return true;
        }

        return await IsEmptyAsync(cancellationToken)
            ? false
            : throw new StoreUnavailableException(
                "Which values the events of this log have is still being noted, once, by every gateway that runs. Counts "
                + "can be asked for when that is done.");
    }

    /// <summary>Reads an older log through, once, from where it was left; returns how many events that were.</summary>
    public async ValueTask<int> RunAsync(CancellationToken cancellationToken)
    {
        if (isWhole || await FindAsync(cancellationToken) is not (var after, false))
        {
            return 0;
        }

        var total = 0;
        var last = after == "" ? null : new FirestoreDocument { Name = after };
        IReadOnlyList<FirestoreDocument> page;
        do
        {
            page = await firestore.QueryAsync(
                firestore.Names.Documents, FirestoreAuditQueries.Links(last, fromDay: null, toDay: null),
                cancellationToken);
            await values.NoteAsync([.. page.Select(FirestoreEvent.Read)], cancellationToken);
            last = page.Count > 0 ? page[^1] : last;
            total += page.Count;
            // What comes after the end is noted as it comes.
            var isEnd = page.Count < FirestoreAuditQueries.ChainPage;
            await firestore.WriteAsync([Mark(last?.Name ?? "", isEnd ? 1 : 0)], cancellationToken);
        }
        while (page.Count == FirestoreAuditQueries.ChainPage);

        isWhole = true;
        return total;
    }

    private async Task<(string After, bool IsWhole)> FindAsync(CancellationToken cancellationToken)
    {
        var mark = await firestore.FindAsync(firestore.Names.Noted, cancellationToken);
        isWhole = mark?.Number(Whole) == 1;
        return (mark?.Text(After) ?? "", isWhole);
    }

    private async Task<bool> IsEmptyAsync(CancellationToken cancellationToken) => (await firestore.QueryAsync(
        firestore.Names.Documents, FirestoreAuditQueries.Oldest(), cancellationToken)).Count == 0;

    private FirestoreWire.Write Mark(string after, int whole) => new(
        new()
        {
            Name = firestore.Names.Noted,
            Fields = new() { [After] = FirestoreValue.Of(after) },
        },
        null, null, new([After]), [new(Whole, Maximum: FirestoreValue.Of(whole))]);
}
