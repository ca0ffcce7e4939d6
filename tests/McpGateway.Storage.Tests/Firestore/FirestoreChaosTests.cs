using System.Collections.Concurrent;
using McpGateway.Storage.Firestore;

namespace McpGateway.Storage.Tests.Firestore;

/// <summary>Two replicas under random faults: what was confirmed has happened, once.</summary>
public sealed class FirestoreChaosTests(FirestoreOfTheTests firestore) : IAsyncLifetime
{
    private const int Workers = 8;
    private const int Rounds = 12;

    private static readonly ProxyAct[] Faults =
    [
        ProxyAct.DoneAndCut, ProxyAct.DoneAndUnavailable, ProxyAct.Cut, ProxyAct.Unavailable, ProxyAct.Aborted,
        ProxyAct.NoQuota, ProxyAct.BadGateway,
    ];

    private readonly FirestoreClients clients = new(firestore.NewProject());
    private readonly Random random = new(5);
    private FirestoreProxy proxy = null!;
    private FirestoreClient[] replicas = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        proxy = await FirestoreProxy.StartAsync(await firestore.AddressAsync());
        proxy.Decide = _ =>
        {
            lock (random)
            {
                return random.Next(4) == 0 ? Faults[random.Next(Faults.Length)] : ProxyAct.Pass;
            }
        };
        replicas = [clients.Open(proxy.Address), clients.Open(proxy.Address)];
    }

    public async ValueTask DisposeAsync()
    {
        await proxy.DisposeAsync();
        clients.Dispose();
    }

    private static StoredRecord Record(string id, byte content = 0) =>
        new() { Kind = "thing", Id = id, Content = new[] { content } };

    /// <summary>How many calls of many were confirmed, and how many may have happened.</summary>
    private async Task<(int Confirmed, int Doubtful)> TryAsync(Func<FirestoreClient, int, Task<bool>> call)
    {
        int confirmed = 0, doubtful = 0;
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(async worker =>
        {
            for (var round = 0; round < Rounds; round++)
            {
                try
                {
                    if (await call(replicas[worker % 2], (worker * Rounds) + round))
                    {
                        Interlocked.Increment(ref confirmed);
                    }
                }
                catch (StoreUnavailableException)
                {
                    Interlocked.Increment(ref doubtful);
                }
            }
        }));
        return (confirmed, doubtful);
    }

    private async Task<FirestoreRecordStore> DirectAsync() =>
        new(clients.Open(await firestore.AddressAsync()), TimeProvider.System);

    [Fact]
    public async Task EveryConfirmedChange_IsThereOnce()
    {
        var direct = await DirectAsync();
        await direct.TryAddAsync(Record("count"), Cancel);

        var (confirmed, doubtful) = await TryAsync(async (client, _) =>
        {
            var store = new FirestoreRecordStore(client, TimeProvider.System);
            var found = await store.FindAsync("thing", "count", Cancel);
            var next = (byte)(found!.Content.Span[0] + 1);
            return await store.TryReplaceAsync(Record("count", next), found.Version, Cancel);
        });

        var count = (await direct.FindAsync("thing", "count", Cancel))!;
        Assert.Equal(count.Version, count.Content.Span[0] + 1);
        Assert.InRange(count.Content.Span[0], confirmed, confirmed + doubtful);
        Assert.True(confirmed > 0 && doubtful > 0);
    }

    [Fact]
    public async Task ARecord_IsTakenAtMostOnce()
    {
        var direct = await DirectAsync();
        foreach (var id in Enumerable.Range(0, Rounds))
        {
            await direct.TryAddAsync(Record($"{id}"), Cancel);
        }

        var taken = new ConcurrentBag<string>();
        var (confirmed, doubtful) = await TryAsync(async (client, i) =>
        {
            var record = await new FirestoreRecordStore(client, TimeProvider.System).TakeAsync("thing", $"{i % Rounds}", Cancel);
            taken.Add(record?.Id ?? "");
            return record is not null;
        });

        var left = (await direct.ListAsync("thing", null, null, 100, Cancel)).Count;
        Assert.Equal(confirmed, taken.Where(id => id != "").Distinct().Count());
        Assert.InRange(Rounds - left, confirmed, confirmed + doubtful);
    }

    [Fact]
    public async Task EveryConfirmedEvent_IsInTheLogOnce()
    {
        var written = new ConcurrentBag<string>();
        await TryAsync(async (client, i) =>
        {
            await new FirestoreAuditStore(client, TimeProvider.System).AppendAsync([Event($"{i}"), Event($"{i} too")], Cancel);
            written.Add($"{i}");
            return true;
        });

        var log = new FirestoreAuditStore(clients.Open(await firestore.AddressAsync()), TimeProvider.System);
        var found = (await log.QueryAsync(new() { Limit = 1000 }, Cancel)).Events;
        Assert.Equal(found.Count, found.DistinctBy(one => one.RequestId).Count());
        Assert.Empty(written.Except(found.Select(one => one.RequestId)));
        Assert.Empty(written.Select(id => $"{id} too").Except(found.Select(one => one.RequestId)));
        Assert.NotEmpty(written);
    }

    private static AuditEvent Event(string request) => new()
    {
        Time = TimeProvider.System.GetUtcNow(),
        RequestId = request,
        Action = "tool.called",
        Outcome = AuditOutcome.Success,
    };
}
