using McpGateway.Storage.Sqlite;

namespace McpGateway.Storage.Tests.Sqlite;

public sealed class SqliteWriterTests : IAsyncLifetime
{
    private readonly SqliteFolder folder = new();
    private SqliteDatabase database = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        database = folder.Open();
        await database.WriteAsync(session => Run(session, "CREATE TABLE note (text TEXT NOT NULL UNIQUE)"), Cancel);
    }

    public ValueTask DisposeAsync() => folder.DisposeAsync();

    private static bool Run(SqliteSession session, string sql)
    {
        session.ExecuteScript(sql);
        return true;
    }

    private Task<bool> NoteAsync(string text) =>
        database.WriteAsync(session => Run(session, $"INSERT INTO note VALUES ('{text}')"), Cancel);

    private string Notes() => database.Read("SELECT group_concat(text) FROM (SELECT text FROM note ORDER BY text)",
        static (session, sql) =>
        {
            using var statement = session.Prepare(sql);
            statement.Step();
            return statement.TextOrNull(0) ?? "";
        });

    /// <summary>Keeps the writer busy while the test queues what shall be one group.</summary>
    private async Task<T> InOneGroupAsync<T>(Func<T> queue)
    {
        using var busy = new SemaphoreSlim(0);
        using var release = new SemaphoreSlim(0);
        var blocking = database.WriteAsync(
            session =>
            {
                busy.Release();
                release.Wait(Cancel);
                return true;
            },
            Cancel);
        await busy.WaitAsync(Cancel);
        var queued = queue();
        release.Release();
        await blocking;
        return queued;
    }

    [Fact]
    public async Task AnOperationThatFails_LeavesItsNeighboursAlone()
    {
        await NoteAsync("taken");

        var group = await InOneGroupAsync(() => new[] { NoteAsync("a"), NoteAsync("taken"), NoteAsync("b") });

        await Assert.ThrowsAsync<StoreUnavailableException>(() => group[1]);
        Assert.True(await group[0] && await group[2]);
        Assert.Equal("a,b,taken", Notes());
    }

    [Fact]
    public async Task AnExceptionOfTheWorkItself_ReachesItsCaller_AndNobodyElse()
    {
        var group = await InOneGroupAsync(() => new[]
        {
            NoteAsync("a"),
            database.WriteAsync<bool>(_ => throw new FormatException("mine"), Cancel),
            NoteAsync("b"),
        });

        Assert.Equal("mine", (await Assert.ThrowsAsync<FormatException>(() => group[1])).Message);
        await Task.WhenAll(group[0], group[2]);
        Assert.Equal("a,b", Notes());
    }

    [Fact]
    public async Task AnOperationThatTakesTheTransactionDown_LeavesItsNeighboursAlone()
    {
        await database.WriteAsync(
            session => Run(session, """
                CREATE TRIGGER down BEFORE INSERT ON note WHEN new.text = 'down'
                BEGIN SELECT RAISE(ROLLBACK, 'all of it'); END
                """),
            Cancel);

        var group = await InOneGroupAsync(() => new[] { NoteAsync("a"), NoteAsync("down"), NoteAsync("b") });

        await Assert.ThrowsAsync<StoreUnavailableException>(() => group[1]);
        await Task.WhenAll(group[0], group[2]);
        Assert.Equal("a,b", Notes());
    }

    [Fact]
    public async Task WorkOfSeveralStatements_IsUndoneWhole_WhenOneFails()
    {
        var group = await InOneGroupAsync(() => new[]
        {
            NoteAsync("a"),
            database.WriteAsync(
                session => Run(session, "INSERT INTO note VALUES ('x'); INSERT INTO note VALUES (NULL)"), Cancel),
            NoteAsync("b"),
        });

        await Assert.ThrowsAsync<StoreUnavailableException>(() => group[1]);
        await Task.WhenAll(group[0], group[2]);
        Assert.Equal("a,b", Notes());
    }

    [Fact]
    public async Task ACommitThatFails_FailsAllItsCallers_AndTheNextOneWorks()
    {
        await database.WriteAsync(
            session => Run(session, """
                PRAGMA foreign_keys = ON;
                CREATE TABLE child (parent TEXT REFERENCES note (text) DEFERRABLE INITIALLY DEFERRED)
                """),
            Cancel);

        // The broken reference is found only by the commit.
        var group = await InOneGroupAsync(() => new[]
        {
            NoteAsync("a"),
            database.WriteAsync(
                session => Run(session, "INSERT INTO child VALUES ('nobody')"), Cancel),
            NoteAsync("b"),
        });

        foreach (var caller in group)
        {
            await Assert.ThrowsAsync<StoreUnavailableException>(() => caller);
        }

        Assert.Equal("", Notes());
        await NoteAsync("later");
        Assert.Equal("later", Notes());
    }

    [Fact]
    public async Task Cancelling_StopsTheWaiting_ButNotWorkThatHasBegun()
    {
        using var abort = new CancellationTokenSource();
        using var begun = new SemaphoreSlim(0);
        using var release = new SemaphoreSlim(0);
        var write = database.WriteAsync(
            session =>
            {
                begun.Release();
                release.Wait(Cancel);
                return Run(session, "INSERT INTO note VALUES ('done')");
            },
            abort.Token);
        await begun.WaitAsync(Cancel);
        await abort.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => write);
        release.Release();
        await NoteAsync("next");

        Assert.Equal("done,next", Notes());
    }

    [Fact]
    public async Task Closing_CommitsWhatIsQueued_AndRefusesWhatComesLater()
    {
        var queued = await InOneGroupAsync(
            () => Enumerable.Range(0, 2000).Select(i => NoteAsync($"{i}")).ToArray());

        database.Dispose();

        Assert.All(await Task.WhenAll(queued), Assert.True);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => NoteAsync("late"));
        database = folder.Open();
        Assert.Equal(2000, Notes().Split(',').Length);
    }
}
