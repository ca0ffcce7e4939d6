using McpGateway.Storage.Firestore;

namespace McpGateway.Storage.Tests.Firestore;

/// <summary>A value is noted once, however many callers need it, and read once, wherever it moves meanwhile.</summary>
public sealed class FirestoreNotesTests(FirestoreOfTheTests firestore) : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2030, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly FirestoreClients clients = new(firestore.NewProject());
    private FirestoreProxy proxy = null!;
    private FirestoreClient direct = null!;
    private FirestoreAuditValues values = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        proxy = await FirestoreProxy.StartAsync(await firestore.AddressAsync());
        direct = clients.Open(await firestore.AddressAsync());
        values = new(clients.Open(proxy.Address));
    }

    public async ValueTask DisposeAsync()
    {
        await proxy.DisposeAsync();
        clients.Dispose();
    }

    private static AuditEvent Event(string tool, string? organizer = null) => new()
    {
        Time = Noon,
        RequestId = "req",
        Action = "tool.called",
        Outcome = AuditOutcome.Success,
        Tool = tool,
        OrganizerId = organizer,
    };

    private async Task<string[]> NotedAsync() =>
    [
        .. (await direct.QueryAsync(direct.Names.Documents, FirestoreAuditValue.Before(int.MaxValue, last: null), Cancel))
            .Select(note => $"{note.Text(FirestoreAuditValue.List)}: {note.Text(FirestoreAuditValue.Value)}").Order(StringComparer.Ordinal),
    ];

    [Fact]
    public async Task CallersAtTheSameTime_ShareOneWrite()
    {
        proxy.Meet("commit", ProxyAct.Held);

        var all = Task.WhenAll(Enumerable.Range(0, 20).Select(_ => values.NoteAsync([Event("tool", "org")], Cancel).AsTask()));
        Assert.False(all.IsCompleted);
        proxy.Release.SetResult();
        await all;

        Assert.Equal(1, proxy.ForwardedCommits);
        Assert.Equal(
            ["action org: tool.called", "action: tool.called", "organizerId: org", "tool org: tool", "tool: tool"], await NotedAsync());
    }

    [Fact]
    public async Task WhoGivesUpWaiting_TakesNobodyAlong()
    {
        proxy.Meet("commit", ProxyAct.Held);
        using var hasty = CancellationTokenSource.CreateLinkedTokenSource(Cancel);

        var first = values.NoteAsync([Event("tool")], hasty.Token).AsTask();
        var second = values.NoteAsync([Event("tool")], Cancel).AsTask();
        await hasty.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        proxy.Release.SetResult();
        await second;

        Assert.Equal(1, proxy.ForwardedCommits);
        Assert.Equal(["action: tool.called", "tool: tool"], await NotedAsync());
    }

    /// <summary>What all events share is not written again for each organizer.</summary>
    [Fact]
    public async Task OnlyTheListsThatLackAValue_AreWritten()
    {
        await values.NoteAsync([Event("tool", "org_1")], Cancel);
        await direct.DeleteAsync(
            await direct.QueryAsync(direct.Names.Documents, FirestoreAuditValue.Before(int.MaxValue, last: null), Cancel), Cancel);

        await values.NoteAsync([Event("tool", "org_2")], Cancel);

        Assert.Equal(["action org_2: tool.called", "organizerId: org_2", "tool org_2: tool"], await NotedAsync());
    }

    [Fact]
    public async Task WhatFailed_IsWrittenByTheNextCaller()
    {
        proxy.Decide = _ => ProxyAct.NoQuota;
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await values.NoteAsync([Event("tool")], Cancel));
        Assert.Empty(await NotedAsync());
        proxy.Decide = _ => ProxyAct.Pass;

        await values.NoteAsync([Event("tool")], Cancel);

        Assert.Equal(["action: tool.called", "tool: tool"], await NotedAsync());
    }

    [Fact]
    public async Task AValueThatMovesWhileTheListIsRead_IsFoundOnce()
    {
        const int Many = FirestoreAuditValue.Page + 1;
        await values.NoteAsync([.. Enumerable.Range(0, Many).Select(i => Event($"tool_{i}"))], Cancel);
        var pages = 0;
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        proxy.Decide = method =>
        {
            if (method != "runQuery" || Interlocked.Increment(ref pages) != 2)
            {
                return ProxyAct.Pass;
            }

            asked.SetResult();
            return ProxyAct.Held;
        };

        var finding = values.FindAsync(AuditField.Tool, new(), 5000, Cancel);
        await asked.Task.WaitAsync(Cancel);
        await new FirestoreAuditValues(direct).NoteAsync(
            [.. Enumerable.Range(0, 3).Select(i => Event($"tool_{i}") with { Time = Noon.AddDays(1) })], Cancel);
        proxy.Release.SetResult();
        var found = await finding;

        Assert.Equal(2, pages);
        Assert.Equal(Many, found.Count);
        Assert.Equal(Many, found.Distinct().Count());
    }
}
