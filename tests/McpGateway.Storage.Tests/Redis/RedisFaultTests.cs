using McpGateway.Storage.Sqlite;
using McpGateway.Storage.Tests.Tiering;
using McpGateway.Storage.Tiering;

namespace McpGateway.Storage.Tests.Redis;

/// <summary>What goes wrong with a real redis-server under two replicas: nothing comes back that was revoked, nothing
/// is lost that was confirmed, and nothing hangs.</summary>
public sealed class RedisFaultTests : IAsyncLifetime
{
    private readonly RedisServer server = new();
    private readonly ManualClock clock = new();
    private TieredStores stores = null!;
    private TieredRecordStore replica = null!;
    private TieredRecordStore other = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await server.InitializeAsync();
        stores = new(server, clock);
        replica = await stores.OpenAsync(Place.Cached, TimeSpan.FromSeconds(1));
        other = await stores.OpenAsync(Place.Cached, TimeSpan.FromSeconds(1));
        await AddAsync("kept");
        await AddAsync("revoked");
    }

    public async ValueTask DisposeAsync()
    {
        await stores.DisposeAsync();
        await server.DisposeAsync();
    }

    /// <summary>A connection, with a copy of it in Redis.</summary>
    private async Task AddAsync(string id)
    {
        Assert.True(await replica.TryAddAsync(Record(id), Cancel));
        Assert.NotNull(await other.FindAsync("thing", id, Cancel));
    }

    private static StoredRecord Record(string id, int size = 10) =>
        new() { Kind = "thing", Id = id, Content = new byte[size] };

    private static async Task<string> FailureAsync(Func<Task> call) =>
        (await Assert.ThrowsAsync<StoreUnavailableException>(call)).Message;

    /// <summary>Until a replica has noticed that Redis is back, writes are refused.</summary>
    private async Task RecoverAsync()
    {
        foreach (var store in (TieredRecordStore[])[replica, other])
        {
            while (true)
            {
                try
                {
                    await store.RemoveAsync("thing", "nothing", Cancel);
                    break;
                }
                catch (StoreUnavailableException)
                {
                    await Task.Delay(50, Cancel);
                }
            }
        }
    }

    private async Task AssertOnlyTheKeptIsFoundAsync()
    {
        foreach (var store in (TieredRecordStore[])[replica, other])
        {
            Assert.NotNull(await store.FindAsync("thing", "kept", Cancel));
            Assert.Null(await store.FindAsync("thing", "revoked", Cancel));
        }
    }

    private async Task AssertReadOnlyAsync()
    {
        await AssertOnlyTheKeptIsFoundAsync();
        Assert.Contains("Redis at", await FailureAsync(
            async () => await replica.RemoveAsync("thing", "kept", Cancel)), StringComparison.Ordinal);
        await FailureAsync(async () => await other.TryReplaceAsync(Record("kept"), 1, Cancel));
        await FailureAsync(async () => await other.TryAddAsync(Record("new"), Cancel));
        Assert.Equal(["kept"], (await other.ListAsync("thing", null, null, 10, Cancel)).Select(record => record.Id));
    }

    [Fact]
    public async Task Killed_ConnectionsAreReadFromTheDurableStore_AndNothingIsWritten()
    {
        await replica.RemoveAsync("thing", "revoked", Cancel);
        await server.KillAsync();

        await AssertReadOnlyAsync();

        await server.StartAsync();
        await RecoverAsync();
        Assert.True(await other.TryReplaceAsync(Record("kept"), 1, Cancel));
        Assert.Equal(2, (await replica.FindAsync("thing", "kept", Cancel))!.Version);
        await AssertOnlyTheKeptIsFoundAsync();
    }

    [Fact]
    public async Task Paused_NobodyWaitsForIt_AndItsOldAnswersChangeNothing()
    {
        await replica.RemoveAsync("thing", "revoked", Cancel);
        await server.PauseAsync();

        await AssertReadOnlyAsync();

        await server.ResumeAsync();
        await RecoverAsync();
        // The removal that failed reaches Redis now: it may end the connection, and is not half done once repeated.
        await replica.RemoveAsync("thing", "kept", Cancel);
        Assert.Null(await other.FindAsync("thing", "kept", Cancel));
        Assert.True(await other.TryAddAsync(Record("new"), Cancel));
        Assert.NotNull(await replica.FindAsync("thing", "new", Cancel));
    }

    [Fact]
    public async Task RestartedEmpty_NothingDurableIsLost()
    {
        await replica.RemoveAsync("thing", "revoked", Cancel);
        await server.KillAsync();
        await server.StartAsync();
        await RecoverAsync();

        await AssertOnlyTheKeptIsFoundAsync();
    }

    [Fact]
    public async Task RestartedWithOldData_NothingOfItIsBelieved()
    {
        var sessions = await stores.OpenAsync(Place.ShortLived);
        await sessions.TryAddAsync(Record("ended") with { Indexes = ["user:1"] }, Cancel);
        await sessions.TryAddAsync(Record("going on") with { Indexes = ["user:1"] }, Cancel);
        await server.SaveAsync();

        await sessions.RemoveAsync("thing", "ended", Cancel);
        await replica.RemoveAsync("thing", "revoked", Cancel);
        await other.TryReplaceAsync(Record("kept", 20), 1, Cancel);
        await server.KillAsync();
        await server.StartAsync();
        await RecoverAsync();

        // The old copies and sessions are there, and count for nothing.
        Assert.NotEqual("0", (await server.CommandAsync("EXISTS mcp:copy:{thing:revoked}")).TrimStart(':'));
        await AssertOnlyTheKeptIsFoundAsync();
        Assert.Equal(2, (await replica.FindAsync("thing", "kept", Cancel))!.Version);
        sessions = await stores.OpenAsync(Place.ShortLived);
        Assert.Null(await sessions.FindAsync("thing", "ended", Cancel));
        Assert.Null(await sessions.TakeAsync("thing", "going on", Cancel));
        Assert.Empty(await sessions.ListAsync("thing", "user:1", null, 10, Cancel));
        Assert.True(await sessions.TryAddAsync(Record("ended"), Cancel));
    }

    [Fact]
    public async Task Full_WhatIsThereCanBeReadChangedAndRevoked_AndNothingIsThrownOut()
    {
        var sessions = await stores.OpenAsync(Place.ShortLived);
        await sessions.TryAddAsync(Record("there"), Cancel);
        await server.CommandAsync("CONFIG SET maxmemory 1");

        Assert.Contains("is full", await FailureAsync(
            async () => await sessions.TryAddAsync(Record("new"), Cancel)), StringComparison.Ordinal);
        Assert.NotNull(await sessions.TakeAsync("thing", "there", Cancel));
        Assert.True(await replica.RemoveAsync("thing", "revoked", Cancel));
        Assert.True(await replica.TryReplaceAsync(Record("kept"), 1, Cancel));
        Assert.Equal(2, (await other.FindAsync("thing", "kept", Cancel))!.Version);
        await AssertOnlyTheKeptIsFoundAsync();

        await server.CommandAsync("CONFIG SET maxmemory 0");
        Assert.True(await sessions.TryAddAsync(Record("new"), Cancel));
        await AssertOnlyTheKeptIsFoundAsync();
    }

    [Fact]
    public async Task TheDurableStoreGone_CopiesAreRead_AndARevocationHoldsThoughItIsNotConfirmed()
    {
        var database = stores.Folder.Open();
        var cut = await stores.OpenAsync(Place.Cached, durable: new SqliteRecordStore(database, clock));
        database.Dispose();

        Assert.NotNull(await cut.FindAsync("thing", "kept", Cancel));
        await FailureAsync(async () => await cut.TryAddAsync(Record("new"), Cancel));
        await FailureAsync(async () => await cut.RemoveAsync("thing", "revoked", Cancel));
        await AssertOnlyTheKeptIsFoundAsync();
    }
}
