using McpGateway.Storage.Encryption;
using McpGateway.Storage.Sqlite;

namespace McpGateway.Storage.Upkeep;

/// <summary>What a restore must not undo, out of the store that it replaces: what is switched off, restricted or used up
/// stays so, what is held stays held, and what was shredded stays shredded.</summary>
internal static class CarryOver
{
    // All keys, since the rest is sealed under the newest.
    private static readonly string[] Kinds =
    [
        KeyRing.Kind, "switches", "restrictions", "guard-usage", "write", "assertion", "logout-token", AuditHolds.Kind,
    ];

    /// <summary>Puts it in the place of what a backup holds of it, all or nothing. What only the backup has stays, and so
    /// do its tombstones of keys; no version goes down.</summary>
    /// <param name="present">The file of the store that is replaced.</param>
    /// <param name="backup">What replaces it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="UpkeepException">The two are not of one store.</exception>
    public static async Task RunAsync(string present, SqliteDatabase backup, CancellationToken cancellationToken)
    {
        var carried = await ReadAsync(present, cancellationToken);
        var keys = await new SqliteRecordStore(backup, BeforeExpiry.Clock).ReadAllAsync(KeyRing.Kind, cancellationToken)
            .ToDictionaryAsync(record => record.Id, StringComparer.Ordinal, cancellationToken);
        // The ids of all keys but the root derive from it, and every store has a hash key from its beginning.
        if (!carried.Exists(record => IsKey(record) && record.Id != KeyRing.RootId && keys.ContainsKey(record.Id)))
        {
            throw Refuse("The backup was not made of it.");
        }

        // Shredded stays shredded; and what was retired since may be needed by what the backup holds.
        carried.RemoveAll(record => IsKey(record) && keys.TryGetValue(record.Id, out var key)
            && (WrappedKey.ReadShredded(key.Content.Span) is not null || WrappedKey.IsRetired(record.Content.Span)));
        await backup.WriteAsync(session => Put(session, carried), cancellationToken);
    }

    /// <summary>Proves that what was put together goes together.</summary>
    public static async Task ProveAsync(
        SqliteDraft draft, IServiceProvider services, CancellationToken cancellationToken)
    {
        try
        {
            await draft.ProveAsync(services, cancellationToken);
        }
        catch (Exception failure) when (failure is SealBrokenException or KeyUnavailableException)
        {
            throw Refuse(failure.Message);
        }
    }

    private static async Task<List<StoredRecord>> ReadAsync(string present, CancellationToken cancellationToken)
    {
        try
        {
            using var database = new SqliteDatabase(present);
            database.OpenForReading();
            var records = new SqliteRecordStore(database, BeforeExpiry.Clock);
            return await Kinds.ToAsyncEnumerable()
                .SelectMany(kind => records.ReadAllAsync(kind, cancellationToken))
                .ToListAsync(cancellationToken);
        }
        catch (StoreUnavailableException failure)
        {
            throw Refuse(failure.Message);
        }
    }

    private static int Put(SqliteSession session, List<StoredRecord> carried)
    {
        foreach (var record in carried)
        {
            using var put = session.Prepare(RecordSql.Put);
            RecordSql.Bind(put, record, now: 0);
            put.Bind(7, record.Version);
            put.Step();
        }

        return carried.Count;
    }

    private static UpkeepException Refuse(string reason) => new(
        "What is switched off, restricted or shredded in the store that is there cannot be carried over into the backup: "
        + $"{reason} To restore without it, move that store away; then check switches, restrictions and shredded organizers.");

    private static bool IsKey(StoredRecord record) => record.Kind == KeyRing.Kind;
}
