using McpGateway.Storage.Integrity;

namespace McpGateway.Storage.Firestore;

/// <summary>Deletes whole days of chains, a batch at a time; what is held is passed over.</summary>
internal static class FirestoreAuditPurge
{
    public static async ValueTask<int> RunAsync(
        FirestoreClient firestore, int beforeDay, IReadOnlyList<HeldDays> held, CancellationToken cancellationToken)
    {
        var total = 0;
        FirestoreDocument? last = null;
        IReadOnlyList<FirestoreDocument> page;
        do
        {
            page = await firestore.QueryAsync(
                firestore.Names.Documents, FirestoreAuditQueries.Older(ChainDay.Start(beforeDay), last),
                cancellationToken);
            last = page.Count > 0 ? page[^1] : last;
            FirestoreDocument[] old = [.. page.Where(found => IsOld(found, beforeDay, held))];
            total += old.Length == 0 ? 0 : await firestore.DeleteAsync(old, cancellationToken);
        }
        while (page.Count == FirestoreQueries.PurgeStep);

        await DeleteHeadsAsync(firestore, beforeDay, held, cancellationToken);
        return total;
    }

    private static bool IsOld(FirestoreDocument found, int beforeDay, IReadOnlyList<HeldDays> held)
    {
        var day = (int)(found.Number(FirestoreEvent.Day) ?? ChainDay.Of(found.Time(FirestoreEvent.Time) ?? default));
        return day < beforeDay && !held.Any(hold => hold.Covers(day, found.Text(FirestoreEvent.OrganizerId)));
    }

    private static async Task DeleteHeadsAsync(
        FirestoreClient firestore, int beforeDay, IReadOnlyList<HeldDays> held, CancellationToken cancellationToken)
    {
        FirestoreDocument? last = null;
        IReadOnlyList<FirestoreDocument> page;
        do
        {
            page = await firestore.QueryAsync(
                firestore.Names.Documents, FirestoreAuditQueries.Heads(last, fromDay: null, beforeDay - 1),
                cancellationToken);
            last = page.Count > 0 ? page[^1] : last;
            FirestoreDocument[] old =
            [
                .. page.Where(head => !held.Any(hold => hold.Covers((int)(head.Number(FirestoreHead.Day) ?? 0)))),
            ];
            if (old.Length > 0)
            {
                await firestore.DeleteAsync(old, cancellationToken);
            }
        }
        while (page.Count == FirestoreAuditQueries.ChainPage);
    }
}
