using McpGateway.Storage.Encryption;
using McpGateway.Storage.Sqlite;

namespace McpGateway.Storage.Tests.Sqlite;

/// <summary>A folder with one SQLite store, opened as often as a test likes; deleted at the end.</summary>
internal sealed class SqliteFolder(string? existing = null) : IAsyncDisposable
{
    private readonly List<SqliteDatabase> databases = [];

    public string Folder { get; } = existing ?? Directory.CreateTempSubdirectory("store-").FullName;

    public string Database => Path.Combine(Folder, "gateway.db");

    public string Key => Database + ".key";

    public SqliteDatabase Open(TimeSpan? busyTimeout = null)
    {
        var database = new SqliteDatabase(Database) { BusyTimeout = busyTimeout ?? TimeSpan.FromSeconds(30) };
        database.Open();
        databases.Add(database);
        return database;
    }

    public IRecordStore OpenRecords(TimeProvider clock) => new SqliteRecordStore(Open(), clock);

    /// <summary>How long rings of these tests believe what they know.</summary>
    public static readonly TimeSpan KnownFor = TimeSpan.FromMinutes(1);

    public KeyRing Keys(IRecordStore backend, TimeProvider? time = null, KeyWrappers? wrappers = null) => new(
        backend, wrappers ?? new(new FileKeyWrapper(new(Key)), []), time ?? TimeProvider.System, KnownFor);

    public async Task<KeyRing> OpenKeysAsync(
        IRecordStore backend, TimeProvider? time = null, KeyWrappers? wrappers = null)
    {
        var keyRing = Keys(backend, time, wrappers);
        await keyRing.OpenAsync(TestContext.Current.CancellationToken);
        return keyRing;
    }

    public async Task<IRecordStore> OpenSealedAsync(TimeProvider clock)
    {
        var backend = OpenRecords(clock);
        return new SealedRecordStore(backend, await OpenKeysAsync(backend));
    }

    public void Close()
    {
        databases.ForEach(database => database.Dispose());
        databases.Clear();
    }

    public ValueTask DisposeAsync()
    {
        Close();
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
