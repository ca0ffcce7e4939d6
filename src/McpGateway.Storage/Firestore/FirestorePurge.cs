namespace McpGateway.Storage.Firestore;

/// <summary>Deletes what a query finds, a batch at a time.</summary>
internal static class FirestorePurge
{
    public static async ValueTask<int> RunAsync(
        FirestoreClient firestore, FirestoreWire.StructuredQuery query, CancellationToken cancellationToken)
    {
        var total = 0;
        IReadOnlyList<FirestoreDocument> page;
        int gone;
        do
        {
            page = await firestore.QueryAsync(firestore.Names.Documents, query, cancellationToken);
            gone = page.Count == 0 ? 0 : await firestore.DeleteAsync(page, cancellationToken);
            total += gone;
        }
        while (gone > 0 && page.Count == query.Limit);

        return total;
    }
}
