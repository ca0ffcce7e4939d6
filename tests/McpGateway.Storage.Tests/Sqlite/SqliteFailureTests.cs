using McpGateway.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace McpGateway.Storage.Tests.Sqlite;

public sealed class SqliteFailureTests : IAsyncDisposable
{
    private readonly SqliteFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => folder.DisposeAsync();

    private static StoredRecord Record(string id, int size = 10) =>
        new() { Kind = "thing", Id = id, Content = new byte[size] };

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={folder.Database};Pooling=False");
        connection.Open();
        return connection;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static Task<bool> PragmaAsync(SqliteDatabase database, string pragma) => database.WriteAsync(
        session =>
        {
            session.ExecuteScript(pragma);
            return true;
        },
        Cancel);

    private static async Task<string> FailureAsync(Func<Task> write) =>
        (await Assert.ThrowsAsync<StoreUnavailableException>(write)).Message;

    [Fact]
    public async Task AFullStore_FailsTheWriteWithASentence_AndWorksAgainWhenThereIsRoom()
    {
        var database = folder.Open();
        var store = new SqliteRecordStore(database, TimeProvider.System);
        await store.TryAddAsync(Record("before"), Cancel);
        await PragmaAsync(database, "PRAGMA max_page_count = 1");

        var message = await FailureAsync(async () => await store.TryAddAsync(Record("big", 100_000), Cancel));

        Assert.Contains("is full: free space", message, StringComparison.Ordinal);
        Assert.NotNull(await store.FindAsync("thing", "before", Cancel));
        Assert.Null(await store.FindAsync("thing", "big", Cancel));

        await PragmaAsync(database, "PRAGMA max_page_count = 1000000");
        Assert.True(await store.TryAddAsync(Record("big", 100_000), Cancel));
    }

    [Fact]
    public async Task AConnectionThatMayNotWrite_FailsTheWriteWithASentence_AndIsReplaced()
    {
        var database = folder.Open();
        var store = new SqliteRecordStore(database, TimeProvider.System);
        var audit = new SqliteAuditStore(database, TimeProvider.System);

        await PragmaAsync(database, "PRAGMA query_only = ON");
        Assert.Contains("cannot be written", await FailureAsync(
            async () => await store.TryAddAsync(Record("a"), Cancel)), StringComparison.Ordinal);
        Assert.Null(await store.FindAsync("thing", "a", Cancel));
        Assert.True(await store.TryAddAsync(Record("a"), Cancel));

        await PragmaAsync(database, "PRAGMA query_only = ON");
        Assert.Contains("cannot be written", await FailureAsync(
            async () => await audit.AppendAsync([Event("a"), Event("b")], Cancel)), StringComparison.Ordinal);
        await audit.AppendAsync([Event("c")], Cancel);
        Assert.Single((await audit.QueryAsync(new AuditQuery(), Cancel)).Events);
    }

    [Fact]
    public async Task AStoreThatAnotherProcessHolds_FailsTheWrite_AndWorksAgainWhenItLetsGo()
    {
        var store = new SqliteRecordStore(folder.Open(busyTimeout: TimeSpan.FromMilliseconds(20)), TimeProvider.System);
        await using (var other = Connect())
        {
            Run(other, "BEGIN IMMEDIATE");
            Assert.Contains("locked by another process", await FailureAsync(
                async () => await store.TryAddAsync(Record("a"), Cancel)), StringComparison.Ordinal);
            Assert.Null(await store.FindAsync("thing", "a", Cancel));
            Run(other, "ROLLBACK");
        }

        Assert.True(await store.TryAddAsync(Record("a"), Cancel));
    }

    [Fact]
    public async Task ACorruptFile_IsSaidToBe()
    {
        var database = folder.Open();
        var writing = new SqliteRecordStore(database, TimeProvider.System);
        for (var i = 0; i < 50; i++)
        {
            await writing.TryAddAsync(Record($"{i}", 4000), Cancel);
        }

        var pages = database.Read("SELECT rootpage FROM sqlite_schema WHERE tbl_name = 'record' AND rootpage > 0", ReadPages);
        folder.Close();
        var bytes = await File.ReadAllBytesAsync(folder.Database, Cancel);
        pages.ForEach(page => bytes.AsSpan((page - 1) * 4096, 4096).Fill(0xA5));
        await File.WriteAllBytesAsync(folder.Database, bytes, Cancel);
        var store = new SqliteRecordStore(folder.Open(), TimeProvider.System);

        Assert.Contains("is damaged", await FailureAsync(
            async () => await store.FindAsync("thing", "7", Cancel)), StringComparison.Ordinal);
        Assert.Contains("is damaged", await FailureAsync(
            async () => await store.TryAddAsync(Record("new"), Cancel)), StringComparison.Ordinal);
    }

    private static List<int> ReadPages(SqliteSession session, string sql)
    {
        var pages = new List<int>();
        using var rows = session.Prepare(sql);
        while (rows.Step())
        {
            pages.Add((int)rows.Number(0));
        }

        return pages;
    }

    private static AuditEvent Event(string request) => new()
    {
        Time = TimeProvider.System.GetUtcNow(),
        RequestId = request,
        Action = "tool.called",
        Outcome = AuditOutcome.Success,
    };
}
