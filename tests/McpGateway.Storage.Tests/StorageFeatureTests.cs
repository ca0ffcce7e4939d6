using McpGateway.Storage.Sqlite;
using McpGateway.Storage.Tests.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace McpGateway.Storage.Tests;

public sealed class StorageFeatureTests : IAsyncDisposable
{
    private readonly SqliteFolder folder = new();
    private readonly ManualClock clock = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => folder.DisposeAsync();

    private IHost Build(params (string Name, string? Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(
            [KeyValuePair.Create<string, string?>("Gateway:Storage:Sqlite:Path", folder.Database)]);
        builder.Configuration.AddInMemoryCollection(settings.Select(
            setting => KeyValuePair.Create($"Gateway:Storage:{setting.Name}", setting.Value)));
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.AddStorage();
        return builder.Build();
    }

    private async Task<IHost> StartAsync(params (string Name, string? Value)[] settings)
    {
        var host = Build(settings);
        await host.StartAsync(Cancel);
        return host;
    }

    private static StoredRecord Record(string id, DateTimeOffset? expiresAt = null) =>
        new() { Kind = "thing", Id = id, ExpiresAt = expiresAt, Content = "content"u8.ToArray() };

    [Fact]
    public async Task AStartedHost_KeepsRecordsEventsAndHashes_OverARestart()
    {
        byte[] hash;
        using (var host = await StartAsync())
        {
            await host.Services.GetRequiredService<IRecordStore>().TryAddAsync(Record("a"), Cancel);
            await host.Services.GetRequiredService<IAuditStore>().AppendAsync([Event()], Cancel);
            hash = host.Services.GetRequiredService<KeyedHash>().Compute("at", "token"u8);
            await host.StopAsync(Cancel);
        }

        using var next = await StartAsync();
        Assert.NotNull(await next.Services.GetRequiredService<IRecordStore>().FindAsync("thing", "a", Cancel));
        Assert.Single((await next.Services.GetRequiredService<IAuditStore>().QueryAsync(new(), Cancel)).Events);
        Assert.True(next.Services.GetRequiredService<KeyedHash>().Verify("at", "token"u8, hash));
    }

    [Fact]
    public async Task TheKeyFile_LiesBesideTheStore_UnlessASettingSaysWhere()
    {
        using (await StartAsync())
        {
            Assert.True(File.Exists(folder.Database + ".key"));
        }

        var elsewhere = Path.Combine(folder.Folder, "secrets", "store.key");
        Directory.CreateDirectory(Path.GetDirectoryName(elsewhere)!);
        File.Move(folder.Database + ".key", elsewhere);
        using var host = await StartAsync(("Keys:File", elsewhere));
        Assert.False(File.Exists(folder.Database + ".key"));
    }

    [Theory]
    [InlineData("Profile", "Postgres", "Gateway:Storage:Profile is 'Postgres'")]
    [InlineData("Profile", "sqlite", "The stores are: Sqlite, Redis+Sqlite, Redis+Firestore.")]
    [InlineData("Sqlite:Path", "", "Gateway:Storage:Sqlite:Path is missing")]
    [InlineData("Profile", "Redis+Sqlite", "Gateway:Storage:Redis:Connection is missing")]
    public async Task ABadSetting_StopsTheStart_AndIsNamed(string name, string value, string problem)
    {
        using var host = Build((name, value));

        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(Cancel));

        Assert.Contains(problem, failure.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Folder));
    }

    /// <summary>Regions are asked about where a store has one; the setting stands in every profile.</summary>
    [Fact]
    public async Task AllowedRegions_CanBeSetForAFile()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(
            [new("Gateway:Storage:Sqlite:Path", folder.Database), new("Gateway:Region:Allowed:0", "europe-west3")]);
        builder.AddStorage();
        using var host = builder.Build();

        await host.StartAsync(Cancel);

        Assert.Equal(["europe-west3"], host.Services.GetRequiredService<IOptions<RegionOptions>>().Value.Allowed);
    }

    [Fact]
    public async Task AMissingKey_StopsTheStart_WhenTheStoreHoldsData()
    {
        (await StartAsync()).Dispose();
        File.Delete(folder.Key);
        using var host = Build();

        await Assert.ThrowsAsync<KeyUnavailableException>(() => host.StartAsync(Cancel));
    }

    [Fact]
    public async Task AStoreThatCannotBeOpened_StopsTheStart()
    {
        Directory.CreateDirectory(folder.Database);
        using var host = Build();

        await Assert.ThrowsAsync<StoreUnavailableException>(() => host.StartAsync(Cancel));
    }

    [Fact]
    public async Task Health_SaysWhatIsWrong_NoLaterThanFiveSecondsAfterwards()
    {
        using var host = await StartAsync();
        var health = host.Services.GetRequiredService<StoreHealth>();
        Assert.Null(await health.CheckAsync(Cancel));

        host.Services.GetRequiredService<SqliteDatabase>().Dispose();
        clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Contains("is closed", await health.CheckAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExpiredRecords_AreDeletedEveryTenMinutes()
    {
        using var host = await StartAsync();
        var records = host.Services.GetRequiredService<IRecordStore>();
        await records.TryAddAsync(Record("a", clock.GetUtcNow().AddMinutes(1)), Cancel);

        // The purge runs beside the test, which ends when the row itself is gone.
        var database = host.Services.GetRequiredService<SqliteDatabase>();
        Assert.Equal(1, Rows(database));
        while (Rows(database) > 0)
        {
            clock.Advance(TimeSpan.FromMinutes(10));
            await Task.Delay(10, Cancel);
        }
    }

    private static long Rows(SqliteDatabase database) =>
        database.Read("SELECT count(*) FROM record WHERE kind = 'thing'", static (session, sql) =>
        {
            using var count = session.Prepare(sql);
            count.Step();
            return count.Number(0);
        });

    private AuditEvent Event() => new()
    {
        Time = clock.GetUtcNow(),
        RequestId = "req",
        Action = "tool.called",
        Outcome = AuditOutcome.Success,
    };
}
