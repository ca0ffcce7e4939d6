using McpGateway.Storage.Sqlite;

namespace McpGateway.Storage.Tests.Sqlite;

public sealed class SqliteDatabaseTests : IAsyncDisposable
{
    private readonly SqliteFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => folder.DisposeAsync();

    private static string Pragma(SqliteDatabase database, string sql) => database.Read(sql, static (session, text) =>
    {
        using var statement = session.Prepare(text);
        statement.Step();
        return statement.Text(0);
    });

    [Fact]
    public async Task TheFiles_AreForTheirOwnerOnly()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        var store = new SqliteRecordStore(folder.Open(), TimeProvider.System);
        await store.TryAddAsync(new StoredRecord { Kind = "a", Id = "a", Content = new byte[1] }, Cancel);

        var files = Directory.GetFiles(folder.Folder);

        Assert.Equal(3, files.Length);
        Assert.All(files, file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, Mode(file)));
    }

    private static UnixFileMode Mode(string file) =>
        OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(file);

    [Fact]
    public async Task TheWriter_WaitsForTheDisk()
    {
        var database = folder.Open();
        var synchronous = await database.WriteAsync(
            session =>
            {
                using var statement = session.Prepare("PRAGMA synchronous");
                statement.Step();
                return statement.Number(0);
            },
            Cancel);

        Assert.Equal(2, synchronous);
        Assert.Equal("wal", Pragma(database, "PRAGMA journal_mode"));
    }

    [Fact]
    public async Task AnewFile_CanBeOpenedByManyAtOnce()
    {
        var databases = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(
            () =>
            {
                var database = new SqliteDatabase(folder.Database) { BusyTimeout = TimeSpan.FromSeconds(30) };
                database.Open();
                return database;
            },
            Cancel)));

        Assert.All(databases, database => Assert.Equal("7", Pragma(database, "PRAGMA user_version")));
        Array.ForEach(databases, database => database.Dispose());
    }

    [Fact]
    public async Task AnotherKindOfFile_IsRefused_AndLeftAlone()
    {
        var text = string.Concat(Enumerable.Repeat("This is a letter, not a database. ", 100));
        await File.WriteAllTextAsync(folder.Database, text, Cancel);

        var failure = Assert.Throws<StoreUnavailableException>(() => folder.Open());

        Assert.Contains("is not a SQLite database", failure.Message, StringComparison.Ordinal);
        Assert.Equal(text, await File.ReadAllTextAsync(folder.Database, Cancel));
    }

    [Fact]
    public async Task AFileOfANewerGateway_IsRefused()
    {
        await folder.Open().WriteAsync(
            session =>
            {
                session.ExecuteScript("PRAGMA user_version = 99");
                return true;
            },
            Cancel);
        folder.Close();

        var failure = Assert.Throws<StoreUnavailableException>(() => folder.Open());

        Assert.Contains("schema 99, written by a newer gateway", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFolderThatCannotBeMade_IsNamed()
    {
        await File.WriteAllTextAsync(Path.Combine(folder.Folder, "file"), "", Cancel);
        using var database = new SqliteDatabase(Path.Combine(folder.Folder, "file", "gateway.db"));

        var failure = Assert.Throws<StoreUnavailableException>(database.Open);

        Assert.Contains("its folder must exist", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AStoreThatIsNotOpen_SaysSo()
    {
        using var database = new SqliteDatabase(folder.Database);
        var store = new SqliteRecordStore(database, TimeProvider.System);

        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await store.FindAsync("a", "a", Cancel));
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await store.TakeAsync("a", "a", Cancel));
    }
}
