using McpGateway.Storage.Encryption;
using McpGateway.Storage.Sqlite;
using McpGateway.Storage.Tests.Sqlite;

namespace McpGateway.Storage.Tests.Encryption;

public sealed class PseudonymAuditStoreTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Noon = new(2030, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly SqliteFolder folder = new();
    private readonly ManualClock clock = new();
    private SqliteAuditStore rows = null!;
    private StoreKeys keys = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => folder.DisposeAsync();

    [Fact]
    public async Task AUser_IsStoredUnderAPseudonym_AndShownAndFoundByTheId()
    {
        var store = await OpenAsync();
        await store.AppendAsync([Event("org_a", "usr_1"), Event("org_a", "usr_1"), Event("org_a", "usr_2")], Cancel);
        await store.AppendAsync([Event("org_b", "usr_1"), Event(null, "usr_1"), Event("org_a", null)], Cancel);

        var stored = (await rows.QueryAsync(new(), Cancel)).Events.Select(found => found.UserId).ToList();
        Assert.Equal(5, stored.Distinct().Count());
        Assert.Equal("usr_1", Assert.Single(stored, user => user?.StartsWith("usr", StringComparison.Ordinal) == true));

        Assert.Equal(4, (await store.QueryAsync(new() { UserId = "usr_1" }, Cancel)).Events.Count(found => found.UserId == "usr_1"));
        Assert.Equal(2, (await store.QueryAsync(new() { UserId = "usr_1", OrganizerId = "org_a" }, Cancel)).Events.Count);
        Assert.Equal(4, (await store.SeriesAsync(new() { UserId = "usr_1" }, AuditInterval.Day, Cancel)).Sum(bucket => bucket.Total));
        Assert.Equal([new("usr_1", 4), new("usr_2", 1)], await store.CountAsync(new(), AuditField.User, 5, Cancel));
        Assert.Empty((await store.QueryAsync(new() { UserId = "usr_3" }, Cancel)).Events);
    }

    [Fact]
    public async Task APseudonym_IsTheSameInEveryProcess_AndAfterARotation()
    {
        await (await OpenAsync()).AppendAsync([Event("org_a", "usr_1")], Cancel);
        await keys.AddGenerationsAsync(Cancel);
        await (await OpenAsync()).AppendAsync([Event("org_a", "usr_1")], Cancel);

        Assert.Single((await rows.QueryAsync(new(), Cancel)).Events.Select(found => found.UserId).Distinct());
    }

    [Fact]
    public async Task AfterShredding_NobodyIsToldAnyMore_AndTheLogGoesOn()
    {
        var store = await OpenAsync();
        await store.AppendAsync([Event("org_a", "usr_1"), Event("org_b", "usr_1")], Cancel);

        await keys.ShredAsync("org_a", Cancel);
        clock.Advance(SqliteFolder.KnownFor);
        await store.AppendAsync([Event("org_a", "usr_1")], Cancel);

        Assert.Equal("org_b", Assert.Single((await store.QueryAsync(new() { UserId = "usr_1" }, Cancel)).Events).OrganizerId);
        var shown = (await store.QueryAsync(new() { OrganizerId = "org_a" }, Cancel)).Events.Select(found => found.UserId!).ToList();
        Assert.All(shown, user => Assert.StartsWith("~", user, StringComparison.Ordinal));
        Assert.Equal(2, shown.Distinct().Count());

        clock.Advance(SealKeys.Rest + SqliteFolder.KnownFor);
        await store.AppendAsync([Event("org_a", "usr_1")], Cancel);
        Assert.Single((await store.QueryAsync(new() { UserId = "usr_1", OrganizerId = "org_a" }, Cancel)).Events);
    }

    [Fact]
    public async Task AUserOfManyOrganizers_IsFoundAtEach_AndCountedAsOnePerson()
    {
        var store = await OpenAsync();
        await store.AppendAsync([.. Enumerable.Range(0, 70).Select(i => Event($"org_{i}", "usr_1"))], Cancel);
        await store.AppendAsync([.. Enumerable.Range(0, 60).Select(_ => Event("org_1", "usr_2"))], Cancel);

        Assert.Equal(70, (await store.QueryAsync(new() { UserId = "usr_1" }, Cancel)).Events.DistinctBy(found => found.OrganizerId).Count());
        Assert.Equal(70, (await store.SeriesAsync(new() { UserId = "usr_1" }, AuditInterval.Day, Cancel)).Sum(bucket => bucket.Total));
        Assert.Equal([new("usr_1", 70)], await store.CountAsync(new(), AuditField.User, 1, Cancel));
        Assert.Equal(70, (await store.OrganizersAsync(new() { UserId = "usr_1" }, Cancel)).Count);
    }

    [Fact]
    public async Task TooManyPeopleAndOrganizers_AreRefused_WithWhatToAskInstead()
    {
        var store = await OpenAsync(new CountedPeople(1001, 200, () => { }));

        var refusal = await Assert.ThrowsAsync<AuditQueryException>(
            async () => await store.CountAsync(new(), AuditField.User, 5, Cancel));

        Assert.Equal("organizer", refusal.Parameter);
    }

    [Fact]
    public async Task WhoStopsWaiting_StopsTheLookForWhoIsWho()
    {
        using var stop = new CancellationTokenSource();
        var looks = 0;
        var store = await OpenAsync(new CountedPeople(10, 10, () =>
        {
            if (++looks == 2)
            {
                stop.Cancel();
            }
        }));
        // From now on it is known that no organizer has a key: no store is asked.
        Assert.Equal(10, (await store.CountAsync(new(), AuditField.User, 99, stop.Token)).Count);

        await Assert.ThrowsAsync<OperationCanceledException>(async () => await store.CountAsync(new(), AuditField.User, 5, stop.Token));
    }

    private async Task<PseudonymAuditStore> OpenAsync(IAuditStore? backing = null)
    {
        var database = folder.Open();
        var backend = new SqliteRecordStore(database, clock);
        var ring = await folder.OpenKeysAsync(backend, clock);
        rows = new(database, clock);
        keys = new(backend, ring);
        return new(backing ?? rows, new([]), new(new(ring, clock)));
    }

    private static AuditEvent Event(string? organizer, string? user) => new()
    {
        Time = Noon,
        RequestId = "req",
        Action = "tool.called",
        Outcome = AuditOutcome.Success,
        OrganizerId = organizer,
        UserId = user,
    };
}
