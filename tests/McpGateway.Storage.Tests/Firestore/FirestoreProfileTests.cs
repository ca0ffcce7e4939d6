using McpGateway.Storage.Firestore;
using McpGateway.Storage.Tests.Redis;
using McpGateway.Storage.Tests.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace McpGateway.Storage.Tests.Firestore;

/// <summary>The profile Redis+Firestore as a host starts it.</summary>
public sealed class FirestoreProfileTests(FirestoreOfTheTests firestore, RedisServer server)
    : IClassFixture<RedisServer>, IAsyncLifetime
{
    private readonly SqliteFolder folder = new();
    private readonly string project = firestore.NewProject();
    private FirestoreProxy proxy = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => proxy = await FirestoreProxy.StartAsync(await firestore.AddressAsync());

    public async ValueTask DisposeAsync()
    {
        await proxy.DisposeAsync();
        await folder.DisposeAsync();
    }

    private IHost Build(params (string Name, string? Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { EnvironmentName = Environments.Development });
        builder.Configuration.AddInMemoryCollection(
        [
            new("FIRESTORE_EMULATOR_HOST", proxy.Address),
            new("Gateway:Storage:Profile", "Redis+Firestore"),
            new("Gateway:Storage:Redis:Connection", server.Address),
            new("Gateway:Storage:Firestore:Project", project),
            new("Gateway:Storage:Keys:File", folder.Key),
        ]);
        builder.Configuration.AddInMemoryCollection(
            settings.Select(setting => KeyValuePair.Create($"Gateway:{setting.Name}", setting.Value)));
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

    private static StoredRecord Record(string kind) => new()
    {
        Kind = kind,
        Id = "a",
        Owner = "org_1",
        ExpiresAt = TimeProvider.System.GetUtcNow().AddMinutes(1),
        Indexes = ["user:1"],
        Content = "the content in the clear"u8.ToArray(),
    };

    [Fact]
    public async Task EveryKindHasItsPlace_AndTwoReplicasSeeTheSame()
    {
        using var one = await StartAsync();
        using var two = await StartAsync();
        var first = one.Services.GetRequiredService<IRecordStore>();
        var second = two.Services.GetRequiredService<IRecordStore>();
        foreach (var kind in (string[])["connection", "session", "last-use"])
        {
            Assert.True(await first.TryAddAsync(Record(kind), Cancel));
            Assert.Equal("org_1", (await second.FindAsync(kind, "a", Cancel))!.Owner);
            Assert.Single(await second.ListAsync(kind, "user:1", null, 10, Cancel));
        }

        var durable = one.Services.GetRequiredService<FirestoreRecordStore>();
        Assert.NotNull(await durable.FindAsync("connection", "a", Cancel));
        Assert.NotNull(await durable.FindAsync("last-use", "a", Cancel));
        Assert.Null(await durable.FindAsync("session", "a", Cancel));

        Assert.True(await second.RemoveAsync("connection", "a", Cancel));
        Assert.Null(await first.FindAsync("connection", "a", Cancel));
    }

    [Fact]
    public async Task Readiness_NamesTheStoreThatIsGone()
    {
        using var host = await StartAsync(("Storage:Firestore:Timeout", "00:00:00.500"));
        var health = host.Services.GetRequiredService<StoreHealth>();
        proxy.Decide = _ => ProxyAct.Unavailable;

        Assert.StartsWith("Firestore at", await health.CheckAsync(Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Storage:Firestore:Location", "us-central1", "Firestore, by Gateway:Storage:Firestore:Location, lies in 'us-central1'")]
    [InlineData("Storage:Redis:Location", "us-east1", "Redis, by Gateway:Storage:Redis:Location, lies in 'us-east1'")]
    public async Task AStoreOutsideTheAllowedRegions_StopsTheStart(string name, string location, string problem)
    {
        using var host = Build((name, location));

        var failure = await Assert.ThrowsAsync<StoreUnavailableException>(() => host.StartAsync(Cancel));

        Assert.Contains(problem, failure.Message, StringComparison.Ordinal);
        using var allowed = await StartAsync((name, location), ("Region:Allowed:0", "europe-*"), ("Region:Allowed:1", "us-*"));
    }

    [Fact]
    public async Task AFirestoreThatIsNotThere_StopsTheStart()
    {
        proxy.Decide = _ => ProxyAct.Cut;
        using var host = Build(("Storage:Firestore:Timeout", "00:00:01"));

        await Assert.ThrowsAsync<StoreUnavailableException>(() => host.StartAsync(Cancel));
    }

    [Theory]
    [InlineData("Storage:Firestore:Project", "", "Gateway:Storage:Firestore:Project is missing")]
    [InlineData("Storage:Firestore:Project", "Not A Project", "Gateway:Storage:Firestore:Project is 'Not A Project'")]
    [InlineData("Storage:Firestore:Database", "a/b", "Gateway:Storage:Firestore:Database is 'a/b'")]
    [InlineData("Storage:Firestore:Timeout", "00:01:00", "Gateway:Storage:Firestore:Timeout is 00:01:00")]
    [InlineData("Storage:Redis:Connection", "", "Gateway:Storage:Redis:Connection is missing")]
    [InlineData("Storage:Keys:File", "", "Gateway:Storage:Keys:File is missing")]
    [InlineData("Region:Allowed:0", "somewhere nice", "Gateway:Region:Allowed contains 'somewhere nice'")]
    public async Task ABadSetting_StopsTheStart_AndIsNamed(string name, string value, string problem)
    {
        using var host = Build((name, value));

        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(Cancel));

        Assert.Contains(problem, failure.Message, StringComparison.Ordinal);
    }
}
