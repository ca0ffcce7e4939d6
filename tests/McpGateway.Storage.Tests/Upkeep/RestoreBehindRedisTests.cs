using McpGateway.Storage.Tests.Redis;
using McpGateway.Storage.Upkeep;

namespace McpGateway.Storage.Tests.Upkeep;

/// <summary>Copies in Redis would outlive the connections that a restore ends.</summary>
public sealed class RestoreBehindRedisTests : IAsyncLifetime
{
    private readonly RedisServer server = new();
    private readonly BackupFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await folder.UseAsync(_ => Task.CompletedTask);
        await folder.BackUpAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await folder.DisposeAsync();
    }

    private async Task RestoreAsync()
    {
        using var host = folder.Build(
            null, ("Profile", "Redis+Sqlite"), ("Redis:Connection", $"{server.Address},password=right-one"),
            ("Redis:Timeout", "00:00:00.500"));
        await SqliteRestore.RunAsync(host.Services, BackupFolder.Order(folder.Backup, replace: true), Cancel);
    }

    /// <summary>The second cannot be used as it is, and the third not with this password; both still hold copies.</summary>
    [Theory]
    [InlineData("requirepass", "right-one")]
    [InlineData("maxmemory-policy", "allkeys-lru")]
    [InlineData("requirepass", "another")]
    public async Task ARestore_IsRefused_AsLongAsThereIsARedis(string setting, string value)
    {
        await server.StartAsync();
        await server.CommandAsync($"CONFIG SET {setting} {value}");

        var refusal = await Assert.ThrowsAsync<UpkeepException>(RestoreAsync);

        Assert.Contains("Redis answers", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Path, "gateway.db.2*Z"));
    }

    /// <summary>What it holds is served again when it goes on.</summary>
    [Fact]
    public async Task ARedisThatIsPaused_IsThere()
    {
        await server.StartAsync();
        await server.PauseAsync();

        await Assert.ThrowsAsync<UpkeepException>(RestoreAsync);

        await server.ResumeAsync();
    }

    [Fact]
    public Task ARedisThatIsStopped_IsNotInTheWay() => RestoreAsync();
}
