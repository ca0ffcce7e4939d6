using McpGateway.Storage.Firestore;
using McpGateway.Storage.Integrity;
using McpGateway.Storage.Sqlite;
using McpGateway.Storage.Tests.Firestore;
using McpGateway.Storage.Tests.Redis;
using McpGateway.Storage.Upkeep;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace McpGateway.Storage.Tests.Upkeep;

/// <summary>The audit log proves of a copy what it proves of the store that was copied.</summary>
public sealed class CopyOfAuditTests(FirestoreOfTheTests firestore) : IAsyncLifetime
{
    private const string Sqlite = "Sqlite";
    private const string RedisSqlite = "Redis+Sqlite";
    private const string RedisFirestore = "Redis+Firestore";
    private const int EventsOfADay = 60;

    private readonly RedisServer redis = new();
    private CopyStores stores = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await redis.StartAsync();
        stores = new(firestore, redis);
    }

    public async ValueTask DisposeAsync()
    {
        await stores.DisposeAsync();
        await redis.DisposeAsync();
    }

    /// <summary>Several gateways at a time, so that there are lanes where a store has them.</summary>
    private static async Task WriteDayAsync(IServiceProvider services)
    {
        var audit = services.GetRequiredService<IAuditStore>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        await Task.WhenAll(Enumerable.Range(0, EventsOfADay).Chunk(6).Select(numbers => audit.AppendAsync(
            [.. numbers.Select(number => Event(now, number))], Cancel).AsTask()));
    }

    private static AuditEvent Event(DateTimeOffset time, int number) => new()
    {
        Time = time,
        RequestId = $"req_{number}",
        Action = "tool.called",
        Outcome = AuditOutcome.Success,
        UserId = "usr_1",
        OrganizerId = (number % 3) switch { 0 => "org_a", 1 => "org_b", _ => null },
        Tool = "list_orders",
        DurationMs = number,
    };

    /// <summary>The gateway signs as well, and one of the two leaves off where the other is faster.</summary>
    private static async Task SignAllAsync(IServiceProvider services)
    {
        var last = ChainDay.LastOver(TimeProvider.System.GetUtcNow());
        var checkpoints = services.GetRequiredService<Checkpoints>();
        while (!((await checkpoints.GetKeyAsync(Cancel)).Key.LastDay >= last))
        {
            await services.GetRequiredService<CheckpointSigner>().RunAsync(Cancel);
        }
    }

    private static async Task<AuditVerdict> VerifyAsync(IServiceProvider services) =>
        await services.GetRequiredService<AuditVerification>().RunAsync(null, null, null, Cancel);

    private static string Findings(AuditVerdict verdict) => string.Join(
        ", ", verdict.Findings.Select(found => $"{found.OrganizerId} {found.Position} {found.Fault} {found.Lane}"));

    /// <summary>A day that is signed and held, and the present one; returns what its verifier says.</summary>
    private async Task<AuditVerdict> FillAsync(string profile)
    {
        await stores.UseAsync(profile, "old", WriteDayAsync, new EarlierClock());
        return await UseAsync(profile, "old", async services =>
        {
            await WriteDayAsync(services);
            await SignAllAsync(services);
            var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
            await services.GetRequiredService<AuditHolds>().PlaceAsync(
                new("case-1", "org_a", today.AddDays(-9), today, TimeProvider.System.GetUtcNow()), Cancel);
            return await VerifyAsync(services);
        });
    }

    private async Task<T> UseAsync<T>(string profile, string name, Func<IServiceProvider, Task<T>> work)
    {
        var result = default(T);
        await stores.UseAsync(profile, name, async services => result = await work(services));
        return result!;
    }

    [Theory]
    [InlineData(Sqlite, RedisFirestore)]
    [InlineData(RedisFirestore, Sqlite)]
    [InlineData(RedisSqlite, Sqlite)]
    [InlineData(RedisFirestore, RedisSqlite)]
    public async Task ACopy_AndACopyOfThat_AreProvenAsTheSourceIs_AndGoOn(string from, string to)
    {
        var source = await FillAsync(from);
        Assert.Equal(("", 2 * EventsOfADay), (Findings(source), source.Events));
        Assert.InRange(source.SignedDays, 2, 4);
        Assert.Equal(from == RedisFirestore, source.Chains > 6);

        await stores.CopyAsync((from, "old"), (to, "new"));
        var copy = await UseAsync(to, "new", async services =>
        {
            var verdict = await VerifyAsync(services);
            Assert.Equal(0, await services.GetRequiredService<CheckpointSigner>().RunAsync(Cancel));
            Assert.Single(await services.GetRequiredService<AuditHolds>().ListAsync(Cancel));
            await WriteDayAsync(services);
            var later = await VerifyAsync(services);
            Assert.Equal(("", verdict.Events + EventsOfADay), (Findings(later), later.Events));
            return verdict;
        });
        await stores.CopyAsync((to, "new"), (from, "back"));
        var back = await UseAsync(from, "back", VerifyAsync);

        // One event of each copy tells of it.
        Assert.Equal(("", source.Events + 1), (Findings(copy), copy.Events));
        Assert.Equal((source.SignedDays, source.LastCheckpoint), (copy.SignedDays, copy.LastCheckpoint));
        Assert.Equal(("", copy.Events + EventsOfADay + 1), (Findings(back), back.Events));
        Assert.Equal(source.LastCheckpoint, back.LastCheckpoint);
    }

    [Fact]
    public async Task WhatWasTamperedWithInAFile_IsFoundInTheCopy()
    {
        await FillAsync(Sqlite);
        Tamper("UPDATE audit_event SET tool = 'refund_order' WHERE organizer_id = 'org_a' AND position = 3");
        Tamper("DELETE FROM audit_event WHERE organizer_id = 'org_b' AND position = 5");
        Tamper("DELETE FROM audit_head WHERE organizer_id = '' AND day = (SELECT max(day) FROM audit_head)");
        Tamper("UPDATE audit_event SET day = NULL, lane = 'x' WHERE organizer_id IS NULL AND position = 2");
        Tamper("UPDATE audit_event SET position = NULL, hash = zeroblob(0) WHERE organizer_id = 'org_b' AND position = 7");
        var source = await UseAsync(Sqlite, "old", VerifyAsync);

        await stores.CopyAsync((Sqlite, "old"), (RedisFirestore, "new"));
        await stores.CopyAsync((Sqlite, "old"), (Sqlite, "other"));

        Assert.NotEmpty(source.Findings);
        Assert.Subset(
            (await UseAsync(RedisFirestore, "new", VerifyAsync)).Findings.ToHashSet(),
            source.Findings.Where(found => found.OrganizerId is "org_a" or "org_b").ToHashSet());
        Assert.Subset(
            (await UseAsync(Sqlite, "other", VerifyAsync)).Findings.ToHashSet(),
            source.Findings.Where(found => found.OrganizerId is "org_a" or "org_b").ToHashSet());
    }

    [Fact]
    public async Task WhatWasTamperedWithInFirestore_IsFoundInTheCopy()
    {
        await FillAsync(RedisFirestore);
        var source = await UseAsync(RedisFirestore, "old", async services =>
        {
            var audit = services.GetRequiredService<FirestoreAuditStore>();
            var victim = (await audit.QueryAsync(new() { OrganizerId = "org_a", Limit = 1 }, Cancel)).Events[0];
            var client = services.GetRequiredService<FirestoreClient>();
            var found = (await client.FindAsync(client.Names.Event(victim.Sequence), Cancel))!;
            var changed = new FirestoreDocument
            {
                Name = found.Name,
                Fields = new(found.Fields!) { [FirestoreEvent.Tool] = FirestoreValue.Of("refund_order") },
            };
            Assert.True(await client.TryCommitAsync(FirestoreCommit.Replace(changed, found), Cancel));
            return await VerifyAsync(services);
        });

        await stores.CopyAsync((RedisFirestore, "old"), (Sqlite, "new"));

        Assert.Equal(AuditFault.Changed, Assert.Single(source.Findings).Fault);
        Assert.Equal(source.Findings, (await UseAsync(Sqlite, "new", VerifyAsync)).Findings);
    }

    [Theory]
    [InlineData(RedisFirestore)]
    [InlineData(RedisSqlite)]
    public async Task EventsFromBeforeThereWereChains_AreStillKnownAsThat_AndNoOthers(string to)
    {
        await stores.UseAsync(Sqlite, "old", _ => Task.CompletedTask);
        Tamper("INSERT INTO audit_event (time, request_id, action, outcome) VALUES (1700000000000, 'req_old', 'tool.called', 0)");
        Tamper("UPDATE audit_unchained SET until = (SELECT max(sequence) FROM audit_event)");
        await stores.UseAsync(Sqlite, "old", WriteDayAsync);

        await stores.CopyAsync((Sqlite, "old"), (to, "new"));

        var verdict = await UseAsync(to, "new", VerifyAsync);
        Assert.Equal(("", 1, EventsOfADay + 1), (Findings(verdict), verdict.BeforeIntegrity, verdict.Events));
        Assert.Equal(1, await UseAsync(to, "new", async services =>
            await new StoreParts(services).Events.FindUnchainedUntilAsync(Cancel)));
    }

    /// <summary>Nothing of what is computed of the events is copied; it is made anew.</summary>
    [Fact]
    public async Task CopiedEvents_AreCounted_AlsoOutOfSegments()
    {
        await FillAsync(RedisFirestore);
        await stores.CopyAsync((RedisFirestore, "old"), (Sqlite, "new"));

        await stores.UseAsync(Sqlite, "new", async services =>
        {
            var audit = new SqliteAuditStore(
                services.GetRequiredService<SqliteDatabase>(), TimeProvider.System, segmentSize: 50);
            AuditQuery query = new() { Tool = "list_orders", OrganizerId = "org_b", Limit = 1000 };
            var before = await audit.QueryAsync(query, Cancel);
            Assert.Equal(2, await audit.CompactAsync(Cancel));
            Assert.Equal(before.Events, (await audit.QueryAsync(query, Cancel)).Events);
            Assert.Equal(EventsOfADay * 2 / 3, before.Events.Count);
            Assert.Equal(
                EventsOfADay * 2, Assert.Single(await audit.CountAsync(new(), AuditField.Tool, 10, Cancel)).Events);
        });
    }

    private void Tamper(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(stores.Folder, "old.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.NotEqual(0, command.ExecuteNonQuery());
    }

    private sealed class EarlierClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddDays(-3);
    }
}
