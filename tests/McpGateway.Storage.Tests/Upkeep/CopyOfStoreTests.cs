using System.Text;
using McpGateway.Storage.Integrity;
using McpGateway.Storage.Redis;
using McpGateway.Storage.Tests.Firestore;
using McpGateway.Storage.Tests.Redis;
using McpGateway.Storage.Upkeep;
using Microsoft.Extensions.DependencyInjection;

namespace McpGateway.Storage.Tests.Upkeep;

/// <summary>A store moves from one profile to another, whole or not at all.</summary>
public sealed class CopyOfStoreTests(FirestoreOfTheTests firestore) : IAsyncLifetime
{
    private const string Sqlite = "Sqlite";
    private const string RedisSqlite = "Redis+Sqlite";
    private const string RedisFirestore = "Redis+Firestore";

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

    private static StoredRecord Record(string kind, string id, string owner = "org_1") => new()
    {
        Kind = kind,
        Id = id,
        Owner = owner,
        Indexes = ["user:1", "client:2"],
        ExpiresAt = TimeProvider.System.GetUtcNow().AddDays(1),
        Content = Encoding.UTF8.GetBytes($"{kind} {id}"),
    };

    /// <summary>Every durable kind, keys in generations, one that is shredded and one that is retired, and events.</summary>
    private static async Task FillAsync(IServiceProvider services)
    {
        var records = services.GetRequiredService<IRecordStore>();
        var keys = services.GetRequiredService<StoreKeys>();
        foreach (var kind in (string[])["connection", "client", "write", "guard-usage", "assertion", "last-use"])
        {
            Assert.True(await records.TryAddAsync(Record(kind, "a"), Cancel));
            Assert.True(await records.TryAddAsync(Record(kind, "b", owner: ""), Cancel));
        }

        Assert.True(await records.TryAddAsync(Record("connection", "shredded", "org_2"), Cancel));
        Assert.True(await records.TryAddAsync(Record("session", "short-lived"), Cancel));
        for (var i = 0; i < 3; i++)
        {
            await keys.AddGenerationsAsync(Cancel);
            await keys.SealAnewAsync(() => { }, Cancel);
        }

        Assert.NotEmpty(await keys.RetireAsync(Cancel));
        Assert.Equal(4, (await keys.ShredAsync("org_2", Cancel)).Count);
        var audit = services.GetRequiredService<IAuditStore>();
        // Several at a time, so that several lanes are written where there are lanes.
        await Task.WhenAll(Enumerable.Range(0, 700).Select(Event).Chunk(70)
            .Select(events => audit.AppendAsync(events, Cancel).AsTask()));
    }

    private static AuditEvent Event(int i) => new()
    {
        Time = TimeProvider.System.GetUtcNow(),
        RequestId = $"{i:x32}",
        Action = "tool.called",
        Outcome = AuditOutcome.Denied,
        Code = "insufficient_scope",
        UserId = "usr_1",
        OrganizerId = i % 10 == 0 ? null : "org_1",
        DurationMs = i,
        Guard = "a-guard",
    };

    private static async Task<List<AuditLink>> LinksAsync(IServiceProvider services) =>
        await new StoreParts(services).Events.ReadLinksAsync(new(), Cancel).SelectMany(batch => batch).ToListAsync(Cancel);

    private async Task<string> RefusalAsync((string, string) from, (string, string) to) =>
        (await Assert.ThrowsAsync<UpkeepException>(() => stores.CopyAsync(from, to))).Message;

    [Theory]
    [InlineData(Sqlite, RedisSqlite)]
    [InlineData(Sqlite, RedisFirestore)]
    [InlineData(RedisFirestore, Sqlite)]
    [InlineData(RedisSqlite, RedisFirestore)]
    public async Task EverythingDurable_IsTheSameInTheOtherProfile_AndOpensThere(string from, string to)
    {
        await stores.UseAsync(from, "old", FillAsync);
        var before = await stores.ReadAsync(from, "old");

        var outcome = await stores.CopyAsync((from, "old"), (to, "new"));
        var again = await stores.CopyAsync((from, "old"), (to, "new"));

        Assert.Equal((true, 700), (outcome.IsNew, outcome.Events));
        Assert.False(again.IsNew);
        Assert.Equal(before, await stores.ReadAsync(to, "new"));
        await stores.UseAsync(to, "new", async services =>
        {
            var records = services.GetRequiredService<IRecordStore>();
            var found = await records.FindAsync("connection", "a", Cancel);
            Assert.Equal("connection a", Encoding.UTF8.GetString(found!.Content.Span));
            Assert.Equal("org_1", found.Owner);
            Assert.Equal(2, (await records.ListAsync("connection", "user:1", null, 10, Cancel)).Count);
            Assert.Null(await records.FindAsync("connection", "shredded", Cancel));
            Assert.Equal(0, (await services.GetRequiredService<StoreKeys>().DescribeAsync(Cancel)).RecordsLost);
            var audit = services.GetRequiredService<IAuditStore>();
            Assert.Single((await audit.QueryAsync(new() { Action = "store.copied" }, Cancel)).Events);
            Assert.Equal(
                [("insufficient_scope", 700L)],
                (await audit.CountAsync(new(), AuditField.Code, 10, Cancel)).Select(tally => (tally.Value, tally.Events)));
            Assert.Equal(630, (await audit.QueryAsync(
                new() { UserId = "usr_1", OrganizerId = "org_1", Limit = 1000 }, Cancel)).Events.Count);
            // Events that come now come after those that were copied.
            await audit.AppendAsync([Event(700), Event(701)], Cancel);
            Assert.Equal($"{701:x32}", (await LinksAsync(services))[^1].Event.RequestId);
            var verdict = await services.GetRequiredService<AuditVerification>().RunAsync(null, null, null, Cancel);
            Assert.Equal("", string.Join(", ", verdict.Findings));
            Assert.Equal(703, verdict.Events);
        });
    }

    [Fact]
    public async Task ACopyThatWasStopped_IsNoStore_AndTheNextRunFinishesIt_AsTheSourceIsByThen()
    {
        await stores.UseAsync(Sqlite, "old", FillAsync);
        await Assert.ThrowsAsync<OperationCanceledException>(() => stores.CopyAsync(
            (Sqlite, "old"), (RedisFirestore, "new"),
            copied => _ = copied.Kind == "connection" ? throw new OperationCanceledException() : copied));
        var refusal = await Assert.ThrowsAsync<KeyUnavailableException>(
            () => stores.UseAsync(RedisFirestore, "new", _ => Task.CompletedTask));
        Assert.Contains("'store copy'", refusal.Message, StringComparison.Ordinal);
        await stores.UseAsync(Sqlite, "old", async services =>
        {
            var records = services.GetRequiredService<IRecordStore>();
            Assert.True(await records.RemoveAsync("connection", "a", Cancel));
            Assert.True(await records.TryReplaceAsync(Record("client", "a"), 4, Cancel));
            Assert.True(await records.TryAddAsync(Record("client", "c"), Cancel));
        });

        await stores.CopyAsync((Sqlite, "old"), (RedisFirestore, "new"));

        Assert.Equal(await stores.ReadAsync(Sqlite, "old"), await stores.ReadAsync(RedisFirestore, "new"));
    }

    [Fact]
    public async Task WhatTheTargetHoldsOfAnother_StaysAsItIs()
    {
        await stores.UseAsync(Sqlite, "old", FillAsync);
        await stores.UseAsync(Sqlite, "other", FillAsync);
        var other = await stores.ReadAsync(Sqlite, "other");

        Assert.Contains("another store's data", await RefusalAsync((Sqlite, "old"), (Sqlite, "other")), StringComparison.Ordinal);
        Assert.Contains("the same store", await RefusalAsync((Sqlite, "old"), (RedisSqlite, "old")), StringComparison.Ordinal);
        Assert.Equal(other, await stores.ReadAsync(Sqlite, "other"));
    }

    [Fact]
    public async Task ACopyThatWasUsedSince_IsNotOverwritten()
    {
        await stores.UseAsync(Sqlite, "old", FillAsync);
        await stores.CopyAsync((Sqlite, "old"), (Sqlite, "new"));
        await stores.UseAsync(Sqlite, "new", async services =>
            Assert.True(await services.GetRequiredService<IRecordStore>().RemoveAsync("connection", "a", Cancel)));

        Assert.Contains("1 records and 0 audit events differ", await RefusalAsync((Sqlite, "old"), (Sqlite, "new")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AStoreInUse_IsNotCopied()
    {
        await stores.UseAsync(Sqlite, "old", async services =>
        {
            await FillAsync(services);
            Assert.Contains("is in use", await RefusalAsync((Sqlite, "old"), (Sqlite, "new")), StringComparison.Ordinal);
        });
        await stores.UseAsync(RedisFirestore, "far", FillAsync);
        await using (await redis.ConnectAsAsync("mcpgateway-another"))
        {
            Assert.Contains("Gateways are connected", await RefusalAsync((RedisFirestore, "far"), (Sqlite, "new")), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task AnotherKeyEncryptionKey_IsNoticedBeforeAnythingIsWritten()
    {
        await stores.UseAsync(Sqlite, "old", FillAsync);
        using var source = await stores.BuildAsync(Sqlite, "old");
        using var target = await stores.BuildAsync(Sqlite, "new", key: Path.Combine(stores.Folder, "missing.key"));

        await Assert.ThrowsAsync<KeyUnavailableException>(
            () => CopyOfStore.RunAsync(source.Services, target.Services, new(CopyStores.Note(), _ => { }), Cancel));

        Assert.False(File.Exists(Path.Combine(stores.Folder, "new.db")));
        Assert.False(File.Exists(Path.Combine(stores.Folder, "missing.key")));
    }

    /// <summary>Copies of another time would be served for an hour.</summary>
    [Fact]
    public async Task ARedisThatIsNotEmpty_IsNotPutInFrontOfACopy()
    {
        await stores.UseAsync(Sqlite, "old", FillAsync);
        Assert.Equal("+OK", await redis.CommandAsync("SET mcp:copy:{connection:a} old"));

        Assert.Contains("Delete its keys 'mcp:*'", await RefusalAsync((Sqlite, "old"), (RedisSqlite, "new")), StringComparison.Ordinal);

        await redis.FlushAsync();
        Assert.True((await stores.CopyAsync((Sqlite, "old"), (RedisSqlite, "new"))).IsNew);
    }

    /// <summary>Its caller was told that it is not done, and every gateway has refused it since.</summary>
    [Fact]
    public async Task ARevocationThatOnlyRedisKnows_IsInForceInTheCopy()
    {
        await stores.UseAsync(RedisSqlite, "old", async services =>
        {
            await FillAsync(services);
            await services.GetRequiredService<RedisRecordCache>().EndAsync("connection", "a", "token", Cancel);
        });

        await stores.CopyAsync((RedisSqlite, "old"), (Sqlite, "new"));

        await stores.UseAsync(Sqlite, "new", async services =>
        {
            var records = services.GetRequiredService<IRecordStore>();
            Assert.Null(await records.FindAsync("connection", "a", Cancel));
            Assert.NotNull(await records.FindAsync("connection", "b", Cancel));
        });
    }
}
