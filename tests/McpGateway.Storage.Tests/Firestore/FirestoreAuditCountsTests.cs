using System.Collections.Concurrent;
using McpGateway.Storage.Firestore;

namespace McpGateway.Storage.Tests.Firestore;

/// <summary>What a count costs: as little as its events, however many values others have.</summary>
public sealed class FirestoreAuditCountsTests(FirestoreOfTheTests firestore) : IAsyncLifetime
{
    private readonly FirestoreClients clients = new(firestore.NewProject());
    private readonly ConcurrentQueue<string> asked = new();
    private FirestoreProxy proxy = null!;
    private FirestoreAuditStore store = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        proxy = await FirestoreProxy.StartAsync(await firestore.AddressAsync());
        store = new(clients.Open(proxy.Address), TimeProvider.System);
        await store.AppendAsync(
            [
                .. Enumerable.Range(0, 150).Select(i => new AuditEvent
                {
                    Time = TimeProvider.System.GetUtcNow(),
                    RequestId = $"{i}",
                    Action = "tool.called",
                    Outcome = i < 3 ? AuditOutcome.Denied : AuditOutcome.Success,
                    Tool = $"tool_{i % 2}",
                    ConnectionId = $"con_{i}",
                }),
            ],
            Cancel);
        proxy.Decide = method =>
        {
            asked.Enqueue(method);
            return ProxyAct.Pass;
        };
    }

    public async ValueTask DisposeAsync()
    {
        await proxy.DisposeAsync();
        clients.Dispose();
    }

    [Fact]
    public async Task WhereNothingMatches_OneQuestionTellsIt()
    {
        Assert.Empty(await store.CountAsync(new() { Tool = "none" }, AuditField.Connection, 9, Cancel));

        Assert.Equal(["runAggregationQuery"], asked);
    }

    [Fact]
    public async Task WhereFewMatch_TheyAreRead_AndNoValueOfOthers()
    {
        var denied = await store.CountAsync(new() { Outcome = AuditOutcome.Denied }, AuditField.Connection, 9, Cancel);

        Assert.Equal([new("con_0", 1), new("con_1", 1), new("con_2", 1)], denied);
        Assert.Equal(["runAggregationQuery", "runQuery"], asked);
    }

    [Fact]
    public async Task WhereManyMatchOfFewValues_EachValueIsAskedFor()
    {
        Assert.Equal([new("tool_0", 75), new("tool_1", 75)], await store.CountAsync(new(), AuditField.Tool, 9, Cancel));

        Assert.Equal(3, asked.Count(method => method == "runAggregationQuery"));
        Assert.Equal(1, asked.Count(method => method == "runQuery"));
    }
}
