using McpGateway.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace McpGateway.Storage.Tests.Sqlite;

public sealed class LatestRecordsTests : IAsyncDisposable
{
    private readonly SqliteFolder folder = new();
    private readonly ManualClock clock = new();
    private readonly SqliteDatabase database;
    private readonly SqliteRecordStore store;

    public LatestRecordsTests()
    {
        database = folder.Open();
        store = new SqliteRecordStore(database, clock);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => folder.DisposeAsync();

    [Fact]
    public async Task AMark_StaysWhileNobodyCommits_AndChangesWithEveryCommitOfAnybody()
    {
        await store.TryAddAsync(Record("a", "one"), Cancel);
        var mark = database.Mark();
        Assert.True(mark.IsKnown);
        await store.FindAsync("kind", "a", Cancel);
        Assert.Equal(mark, database.Mark());

        await store.TryReplaceAsync(Record("a", "two"), 1, Cancel);
        var own = database.Mark();
        Execute("UPDATE record SET version = 7");
        var others = database.Mark();

        Assert.Equal(3, new HashSet<CommitMark> { mark, own, others }.Count);
    }

    [Fact]
    public async Task AFind_GivesTheSameInstance_UntilSomethingIsCommitted()
    {
        await store.TryAddAsync(Record("a", "one"), Cancel);
        var first = await store.FindAsync("kind", "a", Cancel);
        Assert.Same(first, await store.FindAsync("kind", "a", Cancel));
        Assert.Same(first, (await store.FindManyAsync([new("kind", "a")], Cancel))[0]);

        await store.TryAddAsync(Record("b", "another"), Cancel);

        Assert.NotSame(first, await store.FindAsync("kind", "a", Cancel));
    }

    [Fact]
    public async Task EveryChangeByAnotherConnection_IsSeenByTheVeryNextFind()
    {
        await store.TryAddAsync(Record("a", "one"), Cancel);
        for (var version = 2; version < 500; version++)
        {
            Execute($"UPDATE record SET version = {version}");
            Assert.Equal(version, (await store.FindAsync("kind", "a", Cancel))!.Version);
            Assert.Equal(version, (await store.FindAsync("kind", "a", Cancel))!.Version);
        }

        Execute("DELETE FROM record");
        Assert.Null(await store.FindAsync("kind", "a", Cancel));
    }

    [Fact]
    public async Task ACheckpointThatEmptiesTheLog_HidesNoChange()
    {
        await store.TryAddAsync(Record("a", "one"), Cancel);
        for (var version = 2; version < 50; version++)
        {
            await store.FindAsync("kind", "a", Cancel);
            Execute($"PRAGMA wal_checkpoint(TRUNCATE); UPDATE record SET version = {version}");
            Assert.Equal(version, (await store.FindAsync("kind", "a", Cancel))!.Version);
        }
    }

    [Fact]
    public async Task AnAppendToTheAuditLog_LeavesWhatIsKnownOfTheRecords()
    {
        await store.TryAddAsync(Record("a", "one"), Cancel);
        var first = await store.FindAsync("kind", "a", Cancel);
        var mark = database.Mark();

        for (var count = 0; count < 20; count++)
        {
            await AppendAsync();
            await store.FindAsync("kind", "a", Cancel);
        }

        Assert.Equal(mark, database.Mark());
        Assert.Same(first, await store.FindAsync("kind", "a", Cancel));
    }

    [Fact]
    public async Task AChangeByAnotherConnection_IsSeenByTheVeryNextFind_WhileEventsAreAppended()
    {
        await store.TryAddAsync(Record("a", "one"), Cancel);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var appending = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await AppendAsync();
                await store.FindAsync("kind", "a", Cancel);
            }
        }, Cancel)));
        for (var version = 2; version < 300; version++)
        {
            Execute($"PRAGMA busy_timeout = 5000; UPDATE record SET version = {version}");
            Assert.Equal(version, (await store.FindAsync("kind", "a", Cancel))!.Version);
        }

        await stop.CancelAsync();
        await appending;
    }

    [Fact]
    public async Task AChangeInTheSameGroupAsAppends_IsSeen()
    {
        for (var version = 1; version < 100; version++)
        {
            var id = $"{version}";
            await store.FindAsync("kind", id, Cancel);
            var adding = store.TryAddAsync(Record(id, "one"), Cancel).AsTask();
            await Task.WhenAll(AppendAsync(), adding, AppendAsync());

            Assert.NotNull(await store.FindAsync("kind", id, Cancel));
        }
    }

    [Fact]
    public async Task WhatIsKnownToBeThere_ExpiresAtItsTime()
    {
        await store.TryAddAsync(Record("a", "one") with { ExpiresAt = clock.GetUtcNow().AddMinutes(1) }, Cancel);
        Assert.NotNull(await store.FindAsync("kind", "a", Cancel));

        clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Null(await store.FindAsync("kind", "a", Cancel));
    }

    [Fact]
    public async Task AConfirmedRemoval_IsSeenByAllWhoReadAtTheSameTime()
    {
        for (var round = 0; round < 200; round++)
        {
            var id = $"{round}";
            await store.TryAddAsync(Record(id, "one"), Cancel);
            var removed = false;
            var readers = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
            {
                while (true)
                {
                    var wasRemoved = Volatile.Read(ref removed);
                    var found = await store.FindAsync("kind", id, Cancel);
                    if (wasRemoved)
                    {
                        Assert.Null(found);
                        return;
                    }
                }
            }, Cancel)).ToArray();
            Assert.True(await store.RemoveAsync("kind", id, Cancel));
            Volatile.Write(ref removed, true);
            await Task.WhenAll(readers);
        }
    }

    [Fact]
    public async Task AfterTheFileIsClosed_NothingIsClaimedToBeKnown()
    {
        await store.TryAddAsync(Record("a", "one"), Cancel);
        database.Dispose();

        Assert.False(database.Mark().IsKnown);
    }

    private Task AppendAsync() => new SqliteAuditStore(database, clock).AppendAsync(
        [
            new()
            {
                Time = clock.GetUtcNow(),
                RequestId = "request",
                Action = "tool.called",
                Outcome = AuditOutcome.Success,
            },
        ],
        Cancel).AsTask();

    private static StoredRecord Record(string id, string content) =>
        new() { Kind = "kind", Id = id, Content = System.Text.Encoding.UTF8.GetBytes(content) };

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={folder.Database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
