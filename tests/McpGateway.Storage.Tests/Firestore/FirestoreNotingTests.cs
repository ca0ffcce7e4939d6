using McpGateway.Storage.Firestore;
using McpGateway.Storage.Integrity;

namespace McpGateway.Storage.Tests.Firestore;

/// <summary>Which values there are is known before they can be asked for, and forgotten with their events.</summary>
public sealed class FirestoreNotingTests(FirestoreOfTheTests firestore) : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2030, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly int Day = ChainDay.Of(Noon);

    private readonly FirestoreClients _clients = new(firestore.NewProject());
    private FirestoreClient _client = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _client = _clients.Open(await firestore.AddressAsync());

    public ValueTask DisposeAsync()
    {
        _clients.Dispose();
        return ValueTask.CompletedTask;
    }

    private FirestoreAuditStore Open() => new(_client, TimeProvider.System);

    private static AuditEvent Event(int i, int day = 0) => new()
    {
        Time = Noon.AddDays(day),
        RequestId = $"{i}",
        Action = "tool.called",
        Outcome = AuditOutcome.Success,
        Tool = $"tool_{i % 5}",
        OrganizerId = "org",
    };

    private Task<IReadOnlyList<FirestoreDocument>> NotesAsync() =>
        _client.QueryAsync(_client.Names.Documents, FirestoreAuditValue.Before(int.MaxValue, last: null), Cancel);

    [Fact]
    public async Task AnOlderLog_IsReadThroughOnce_AndNobodyIsToldHalfOfIt()
    {
        await Open().AppendAsync([.. Enumerable.Range(0, 700).Select(i => Event(i))], Cancel);
        await _client.DeleteAsync([.. await NotesAsync(), (await _client.FindAsync(_client.Names.Noted, Cancel))!], Cancel);
        var store = Open();
        await store.AppendAsync([Event(3)], Cancel);

        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await store.CountAsync(new(), AuditField.Tool, 9, Cancel));
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await Open().OrganizersAsync(new(), Cancel));

        Assert.Equal(701, await Open().CompactAsync(Cancel));
        Assert.Equal([141, 140, 140, 140, 140], (await store.CountAsync(new(), AuditField.Tool, 9, Cancel)).Select(tally => tally.Events));
        Assert.Equal(["org"], await store.OrganizersAsync(new(), Cancel));
        Assert.Equal(0, await Open().CompactAsync(Cancel));
    }

    [Fact]
    public async Task AValue_IsNotedOnceADay_HoweverManyEventsHaveIt()
    {
        var store = Open();
        await store.AppendAsync([Event(0), Event(5), Event(5, day: 2)], Cancel);
        var notes = await NotesAsync();
        await store.AppendAsync([Event(10), Event(10, day: 1), Event(10, day: 2)], Cancel);

        Assert.Equal(5, notes.Count);
        Assert.All(notes, note => Assert.Equal((Day, Day + 2), FirestoreAuditValue.DaysOf(note)));
        Assert.Equal(notes.Select(note => note.UpdateTime), (await NotesAsync()).Select(note => note.UpdateTime));
    }

    [Fact]
    public async Task Values_AreForgottenWithTheirEvents_UnlessTheseAreHeld()
    {
        var store = Open();
        await store.AppendAsync([Event(1), Event(2, day: 1)], Cancel);

        await store.PurgeAsync(Day + 2, [new(null, Day, Day), new(null, Day + 1, Day + 1)], Cancel);
        Assert.Equal(7, (await NotesAsync()).Count);
        await store.PurgeAsync(Day + 2, [new(null, Day + 1, Day + 1)], Cancel);
        Assert.Equal(7, (await NotesAsync()).Count);
        await store.PurgeAsync(Day + 2, [], Cancel);

        Assert.DoesNotContain(await NotesAsync(), note => note.Text(FirestoreAuditValue.Value) == "tool_1");
        await store.AppendAsync([Event(1, day: 1)], Cancel);
        Assert.Equal(2, (await NotesAsync()).Count(note => note.Text(FirestoreAuditValue.Value) == "tool_1"));
    }

    /// <summary>It is in the chain of the next day, and goes with that.</summary>
    [Fact]
    public async Task TheValuesOfAnEvent_ThatWasWrittenTheDayAfter_StayAsLongAsIt()
    {
        var store = Open();
        await store.AppendAsync([Event(1)], Cancel);

        await store.PurgeAsync(Day + 1, [], Cancel);

        Assert.Contains(await NotesAsync(), note => note.Text(FirestoreAuditValue.Value) == "tool_1");
    }
}
