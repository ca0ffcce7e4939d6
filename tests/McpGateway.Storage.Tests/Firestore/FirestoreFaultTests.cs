using McpGateway.Storage.Firestore;

namespace McpGateway.Storage.Tests.Firestore;

/// <summary>What goes wrong between the gateway and Firestore: a call says what it did, or that it cannot tell; nothing
/// is done twice and nothing hangs.</summary>
public sealed class FirestoreFaultTests(FirestoreOfTheTests firestore) : IAsyncLifetime
{
    private readonly FirestoreClients clients = new(firestore.NewProject());
    private FirestoreProxy proxy = null!;
    private FirestoreRecordStore store = null!;
    private FirestoreRecordStore direct = null!;
    private FirestoreAuditStore audit = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        proxy = await FirestoreProxy.StartAsync(await firestore.AddressAsync());
        var client = clients.Open(proxy.Address);
        store = new(client, TimeProvider.System);
        audit = new(client, TimeProvider.System);
        direct = new(clients.Open(await firestore.AddressAsync()), TimeProvider.System);
        Assert.True(await direct.TryAddAsync(Record("there"), Cancel));
    }

    public async ValueTask DisposeAsync()
    {
        await proxy.DisposeAsync();
        clients.Dispose();
    }

    private static StoredRecord Record(string id, byte content = 1) =>
        new() { Kind = "thing", Id = id, Content = new[] { content } };

    private static async Task<string> FailureAsync<T>(ValueTask<T> call) =>
        (await Assert.ThrowsAsync<StoreUnavailableException>(
            () => call.AsTask().WaitAsync(TimeSpan.FromSeconds(60), Cancel))).Message;

    private static AuditEvent Event(string request) => new()
    {
        Time = TimeProvider.System.GetUtcNow(),
        RequestId = request,
        Action = "tool.called",
        Outcome = AuditOutcome.Success,
    };

    private async Task<string[]> AuditedAsync() =>
        [.. (await audit.QueryAsync(new() { Limit = 1000 }, Cancel)).Events.Select(found => found.RequestId).Order()];

    private static ProxyAct[] Acts(string name) => name switch
    {
        "answers lost" => [ProxyAct.DoneAndCut],
        "answers wrong" => [ProxyAct.DoneAndUnavailable],
        "busy" => [ProxyAct.Aborted, ProxyAct.Aborted, ProxyAct.Unavailable],
        _ => [ProxyAct.BadGateway, ProxyAct.Unavailable],
    };

    [Theory]
    [InlineData("answers lost")]
    [InlineData("answers wrong")]
    [InlineData("busy")]
    [InlineData("something in between")]
    public async Task AWriteIsDoneOnce_AndItsCallerKnows(string fault)
    {
        proxy.Meet("commit", Acts(fault));
        Assert.True(await store.TryAddAsync(Record("new"), Cancel));

        proxy.Meet("commit", Acts(fault));
        Assert.True(await store.TryReplaceAsync(Record("there", 2), 1, Cancel));

        proxy.Meet("commit", Acts(fault));
        await audit.AppendAsync([Event("a"), Event("b")], Cancel);

        Assert.Equal(1, (await direct.FindAsync("thing", "new", Cancel))!.Version);
        Assert.Equal(2, (await direct.FindAsync("thing", "there", Cancel))!.Version);
        Assert.Equal(["a", "b"], await AuditedAsync());
    }

    [Theory]
    [InlineData("answers lost")]
    [InlineData("answers wrong")]
    public async Task WhoTookARecord_IsNotGuessed_WhenTheAnswerIsLost(string fault)
    {
        proxy.Meet("commit", Acts(fault));

        Assert.Contains("is not known", await FailureAsync(store.TakeAsync("thing", "there", Cancel)), StringComparison.Ordinal);
        Assert.Null(await store.TakeAsync("thing", "there", Cancel));
    }

    [Fact]
    public async Task ARemoval_IsRepeated_WhileNothingWasDone()
    {
        proxy.Meet("commit", ProxyAct.Unavailable, ProxyAct.Cut, ProxyAct.Aborted);

        Assert.True(await store.RemoveAsync("thing", "there", Cancel));
    }

    [Theory]
    [InlineData("batchGet")]
    [InlineData("runQuery")]
    public async Task AReading_IsRepeated(string method)
    {
        proxy.Meet(method, ProxyAct.Unavailable, ProxyAct.Cut, ProxyAct.BadGateway, ProxyAct.DoneAndCut);

        Assert.NotNull(method == "batchGet"
            ? await store.FindAsync("thing", "there", Cancel)
            : Assert.Single(await store.ListAsync("thing", null, null, 10, Cancel)));
    }

    [Fact]
    public async Task AnAddition_IsNotSentTwice_WhileTheFirstMayStillArrive()
    {
        var hasty = new FirestoreRecordStore(clients.Open(proxy.Address, TimeSpan.FromSeconds(1)), TimeProvider.System);
        proxy.Meet("commit", ProxyAct.Held);

        Assert.Contains("is not known", await FailureAsync(hasty.TryAddAsync(Record("late"), Cancel)), StringComparison.Ordinal);
        Assert.Null(await direct.FindAsync("thing", "late", Cancel));

        proxy.Release.SetResult();
        while (await direct.TakeAsync("thing", "late", Cancel) is null)
        {
            await Task.Delay(10, Cancel);
        }

        Assert.Equal(1, proxy.ForwardedCommits);
    }

    [Fact]
    public async Task AQuotaThatIsUsedUp_IsSaidAtOnce_AndNothingIsWritten()
    {
        proxy.Decide = _ => ProxyAct.NoQuota;

        Assert.Contains("has no quota left", await FailureAsync(store.TryAddAsync(Record("new"), Cancel)), StringComparison.Ordinal);
        Assert.Contains("has no quota left", await FailureAsync(store.FindAsync("thing", "there", Cancel)), StringComparison.Ordinal);
        Assert.Null(await direct.FindAsync("thing", "new", Cancel));
    }

    [Fact]
    public async Task AfterASilence_CallsFailAtOnce_UntilOneIsAnswered()
    {
        var hasty = new FirestoreRecordStore(clients.Open(proxy.Address, TimeSpan.FromSeconds(1)), TimeProvider.System);
        var asked = 0;
        proxy.Decide = _ =>
        {
            Interlocked.Increment(ref asked);
            return ProxyAct.Held;
        };
        await FailureAsync(hasty.FindAsync("thing", "there", Cancel));
        asked = 0;

        var failures = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => FailureAsync(hasty.FindAsync("thing", "there", Cancel))));

        // At most one finds out, by two attempts.
        Assert.True(failures.Count(failure => failure.Contains("did not answer a moment ago", StringComparison.Ordinal)) >= 19);
        Assert.InRange(asked, 0, 2);
        proxy.Decide = _ => ProxyAct.Pass;
        StoredRecord? found = null;
        while (found is null)
        {
            try
            {
                found = await hasty.FindAsync("thing", "there", Cancel);
            }
            catch (StoreUnavailableException)
            {
                await Task.Delay(50, Cancel);
            }
        }

        Assert.Equal(1, found.Version);
    }

    /// <summary>Who searches a large log must not keep the calls of others waiting.</summary>
    [Theory]
    [InlineData("runQuery")]
    [InlineData("runAggregationQuery")]
    public async Task LookingThroughTooMuch_IsNoSilence(string method)
    {
        var hasty = clients.Open(proxy.Address, TimeSpan.FromSeconds(1));
        proxy.Decide = asked => asked == method ? ProxyAct.Held : ProxyAct.Pass;

        Assert.Contains("does not answer in time", await FailureAsync(new ValueTask<long>(AskAsync())), StringComparison.Ordinal);

        Assert.NotNull(await new FirestoreRecordStore(hasty, TimeProvider.System).FindAsync("thing", "there", Cancel));

        async Task<long> AskAsync() => method == "runQuery"
            ? (await hasty.QueryAsync(hasty.Names.Documents, FirestoreAuditQueries.Oldest(), Cancel)).Count
            : await hasty.CountAsync(FirestoreAuditQueries.Count(new()), Cancel);
    }

    [Fact]
    public async Task ACount_FailsAtOnceToo_AfterASilence()
    {
        var hasty = clients.Open(proxy.Address, TimeSpan.FromSeconds(1));
        proxy.Decide = _ => ProxyAct.Held;
        await FailureAsync(new FirestoreRecordStore(hasty, TimeProvider.System).FindAsync("thing", "there", Cancel));

        Assert.Contains("a moment ago", await FailureAsync(new ValueTask<long>(
            hasty.CountAsync(FirestoreAuditQueries.Count(new()), Cancel))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Silence_FailsEveryCall_AndNoneHangs()
    {
        var hasty = new FirestoreRecordStore(clients.Open(proxy.Address, TimeSpan.FromSeconds(1)), TimeProvider.System);
        proxy.Decide = _ => ProxyAct.Held;

        await FailureAsync(hasty.FindAsync("thing", "there", Cancel));
        await FailureAsync(hasty.TryAddAsync(Record("new"), Cancel));
        await FailureAsync(hasty.TryReplaceAsync(Record("there"), 1, Cancel));
        await FailureAsync(hasty.TakeAsync("thing", "there", Cancel));
        await FailureAsync(hasty.ListAsync("thing", null, null, 10, Cancel));
        await FailureAsync(hasty.PurgeAsync(TimeProvider.System.GetUtcNow(), Cancel));
    }

    [Fact]
    public async Task Killed_EveryCallSaysSo_UntilItIsBack()
    {
        await using var mortal = new FirestoreEmulator();
        await mortal.StartAsync();
        Assert.True(await new FirestoreRecordStore(clients.Open(mortal.Address), TimeProvider.System).TryAddAsync(Record("a"), Cancel));
        var cut = clients.Open(mortal.Address, TimeSpan.FromSeconds(1));
        var records = new FirestoreRecordStore(cut, TimeProvider.System);
        var log = new FirestoreAuditStore(cut, TimeProvider.System);
        await mortal.KillAsync();

        Assert.Contains($"Firestore at {mortal.Address}", await FailureAsync(records.FindAsync("thing", "a", Cancel)), StringComparison.Ordinal);
        await FailureAsync(records.TryAddAsync(Record("b"), Cancel));
        await FailureAsync(records.TakeAsync("thing", "a", Cancel));
        await FailureAsync(log.QueryAsync(new(), Cancel));
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await log.AppendAsync([Event("a")], Cancel));

        await mortal.StartAsync();
        while (true)
        {
            try
            {
                Assert.True(await records.TryAddAsync(Record($"{Guid.NewGuid()}"), Cancel));
                break;
            }
            catch (StoreUnavailableException)
            {
                // It is still warming up.
            }
        }
    }
}
