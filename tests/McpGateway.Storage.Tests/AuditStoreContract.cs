using McpGateway.Storage.Integrity;

namespace McpGateway.Storage.Tests;

/// <summary>What every audit store promises. Each backend runs all of it.</summary>
public abstract partial class AuditStoreContract : IAsyncLifetime
{
    protected static readonly DateTimeOffset Noon = new(2030, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private protected IAuditChains Store { get; private set; } = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => Store = await OpenAsync();

    public abstract ValueTask DisposeAsync();

    /// <summary>A store over the same data with every call, as a further process would open it.</summary>
    private protected abstract Task<IAuditChains> OpenAsync();

    protected static AuditEvent Event(string request, int minute = 0) => new()
    {
        Time = Noon.AddMinutes(minute),
        RequestId = request,
        Action = "tool.called",
        Outcome = AuditOutcome.Success,
    };

    private async Task<string[]> RequestsAsync(AuditQuery query) =>
        [.. (await Store.QueryAsync(query, Cancel)).Events.Select(auditEvent => auditEvent.RequestId)];

    [Fact]
    public async Task AnEvent_ComesBackWhole()
    {
        var full = Event("req_full") with
        {
            Time = Noon.AddMilliseconds(123),
            Outcome = AuditOutcome.Denied,
            Code = "insufficient_scope",
            UserId = "usr_1",
            OrganizerId = "org_1",
            ConnectionId = "con_1",
            ClientId = "cli_1",
            Provider = "anthropic",
            Tool = "refund_order",
            ToolDigest = "0123456789abcdef",
            Effect = "destructive",
            DurationMs = 42,
            Redactions = 3,
            LeftOut = 12,
            Guard = "refunds-per-day",
        };
        var sparse = Event("req_sparse", minute: -1);
        await Store.AppendAsync([full, sparse], Cancel);

        var page = await Store.QueryAsync(new AuditQuery(), Cancel);

        Assert.Null(page.Next);
        Assert.Equal([full, sparse], page.Events.Select(auditEvent => auditEvent with { Sequence = 0 }));
    }

    [Fact]
    public async Task Query_GivesTheNewestFirst_WhateverTheOrderOfWriting()
    {
        await Store.AppendAsync([Event("second", 2), Event("third", 3)], Cancel);
        await Store.AppendAsync([Event("first", 1), Event("third too", 3)], Cancel);

        var page = await Store.QueryAsync(new AuditQuery(), Cancel);

        Assert.Equal(["third too", "third", "second", "first"], page.Events.Select(found => found.RequestId));
        Assert.Equal(4, page.Events.Select(found => found.Sequence).Distinct().Count());
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(10)]
    [InlineData(11)]
    public async Task Pages_GiveEveryEventOnce_AndThenEnd(int limit)
    {
        // Several share a moment, and some were written late.
        await Store.AppendAsync([.. Enumerable.Range(0, 10).Select(i => Event($"{i}", i * 7 % 10 / 3))], Cancel);
        var query = new AuditQuery { Limit = limit };
        List<AuditEvent> seen = [];
        AuditPage page;
        do
        {
            page = await Store.QueryAsync(query, Cancel);
            Assert.InRange(page.Events.Count, 1, limit);
            seen.AddRange(page.Events);
            query = query with { Before = page.Next };
        }
        while (page.Next is not null);

        Assert.Equal(10, seen.DistinctBy(found => found.Sequence).Count());
        Assert.Equal(10, seen.Count);
        Assert.Equal(seen.OrderByDescending(found => found.Time).ThenByDescending(found => found.Sequence), seen);
    }

    [Fact]
    public async Task Pages_AreNotShifted_ByEventsThatArriveMeanwhile()
    {
        await Store.AppendAsync([.. Enumerable.Range(0, 4).Select(i => Event($"{i}", i))], Cancel);
        var first = await Store.QueryAsync(new AuditQuery { Limit = 2 }, Cancel);
        await Store.AppendAsync([Event("new", 10)], Cancel);

        Assert.Equal(["3", "2"], first.Events.Select(found => found.RequestId));
        Assert.Equal(["1", "0"], await RequestsAsync(new AuditQuery { Limit = 2, Before = first.Next }));
    }

    [Fact]
    public async Task Append_WritesAllOrNone()
    {
        var broken = Event("broken") with { RequestId = null! };

        await Assert.ThrowsAnyAsync<Exception>(
            async () => await Store.AppendAsync([Event("before"), broken, Event("after")], Cancel));

        Assert.Empty(await RequestsAsync(new AuditQuery()));
        await Store.AppendAsync([], Cancel);
        await Store.AppendAsync([Event("later")], Cancel);
        Assert.Equal(["later"], await RequestsAsync(new AuditQuery()));
    }

    [Fact]
    public async Task ACancelledAppend_IsNotDone_WhenItHasNotBegun()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await Store.AppendAsync([Event("a")], new CancellationToken(canceled: true)));

        Assert.Empty(await RequestsAsync(new AuditQuery()));
    }

    [Fact]
    public async Task ConcurrentAppends_AllArrive_WithSequencesOfTheirOwn()
    {
        IAuditChains[] stores = [Store, await OpenAsync()];

        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Task.Run(
            async () => await stores[i % 2].AppendAsync([Event($"{i}"), Event($"{i} too")], Cancel), Cancel)));

        var page = await Store.QueryAsync(new AuditQuery { Limit = 1000 }, Cancel);
        Assert.Equal(200, page.Events.Select(found => found.RequestId).Distinct().Count());
        Assert.Equal(200, page.Events.Select(found => found.Sequence).Distinct().Count());
    }
}
