using McpGateway.Storage.Tests.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace McpGateway.Storage.Tests.Redis;

/// <summary>The profile Redis+Sqlite as a host starts it.</summary>
public sealed class RedisProfileTests(RedisServer server) : IClassFixture<RedisServer>, IAsyncDisposable
{
    private readonly SqliteFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => folder.DisposeAsync();

    private IHost Build(string connection, string timeout = "00:00:02")
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(
        [
            new("Gateway:Storage:Profile", "Redis+Sqlite"),
            new("Gateway:Storage:Sqlite:Path", folder.Database),
            new("Gateway:Storage:Redis:Connection", connection),
            new("Gateway:Storage:Redis:Timeout", timeout),
        ]);
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.AddStorage();
        return builder.Build();
    }

    private async Task<IHost> StartAsync()
    {
        var host = Build(server.Address);
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

        Assert.Equal(":1", await server.CommandAsync("EXISTS mcp:copy:{connection:a}"));
        Assert.Equal(":1", await server.CommandAsync("EXISTS mcp:{session}:record:a"));
        Assert.Equal(":0", await server.CommandAsync("EXISTS mcp:copy:{last-use:a}"));
        await Assert.ThrowsAsync<ArgumentException>(async () => await first.TryAddAsync(Record("unheard-of"), Cancel));

        Assert.True(await second.RemoveAsync("connection", "a", Cancel));
        Assert.Null(await first.FindAsync("connection", "a", Cancel));
    }

    [Fact]
    public async Task Readiness_NamesTheStoreThatIsGone()
    {
        await using var mortal = new RedisServerOfATest();
        await mortal.Server.InitializeAsync();
        using var host = Build(mortal.Server.Address);
        await host.StartAsync(Cancel);
        await mortal.Server.KillAsync();

        Assert.StartsWith(
            "Redis at", await host.Services.GetRequiredService<StoreHealth>().CheckAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARedisThatIsNotThere_StopsTheStart()
    {
        using var host = Build("127.0.0.1:1");

        await Assert.ThrowsAsync<StoreUnavailableException>(() => host.StartAsync(Cancel));
    }

    [Theory]
    [InlineData("127.0.0.1,password=hunter2,user=gateway", "00:00:02", "Gateway:Storage:Redis:Connection cannot be read")]
    [InlineData("password=hunter2", "00:00:02", "Gateway:Storage:Redis:Connection names no server")]
    [InlineData("127.0.0.1,password=hunter2", "00:01:00", "Gateway:Storage:Redis:Timeout is 00:01:00")]
    public async Task ABadSetting_StopsTheStart_AndIsNamedWithoutThePassword(
        string connection, string timeout, string problem)
    {
        using var host = Build(connection, timeout);

        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(Cancel));

        Assert.Contains(problem, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", failure.Message, StringComparison.Ordinal);
    }

    /// <summary>One that a test may kill.</summary>
    private sealed class RedisServerOfATest : IAsyncDisposable
    {
        public RedisServer Server { get; } = new();

        public ValueTask DisposeAsync() => Server.DisposeAsync();
    }
}
