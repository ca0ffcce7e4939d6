using McpGateway.Storage.Upkeep;
using Microsoft.Extensions.DependencyInjection;

namespace McpGateway.Storage.Tests.Upkeep;

/// <summary>Copies of a SQLite store under load, and what is refused rather than put in its place.</summary>
public sealed class SqliteBackupTests : IAsyncDisposable
{
    private readonly BackupFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => folder.DisposeAsync();

    private static StoredRecord Record(int number) => new()
    {
        Kind = "last-use",
        Id = $"{number:D6}",
        Owner = "org_1",
        Indexes = [$"user:{number % 7}"],
        Content = new byte[200],
    };

    private Task FillAsync(int count) => folder.UseAsync(records =>
        Task.WhenAll(Enumerable.Range(0, count).Select(i => records.TryAddAsync(Record(i), Cancel).AsTask())));

    [Fact]
    public async Task EverythingAcknowledgedBeforeABackupBegan_IsInIt_HoweverMuchIsWrittenMeanwhile()
    {
        using var running = folder.Build();
        await running.StartAsync(Cancel);
        var records = running.Services.GetRequiredService<IRecordStore>();
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var acknowledged = 0;
        var writing = Task.Run(async () =>
        {
            for (var i = 0; !enough.IsCancellationRequested; i++)
            {
                Assert.True(await records.TryAddAsync(Record(i), Cancel));
                Volatile.Write(ref acknowledged, i + 1);
            }
        }, Cancel);

        for (var round = 1; round <= 5; round++)
        {
            while (Volatile.Read(ref acknowledged) < round * 50)
            {
                await Task.Delay(1, Cancel);
            }

            var before = Volatile.Read(ref acknowledged);
            using var host = folder.Build();
            var copied = await SqliteBackup.RunAsync(host.Services, $"{folder.Backup}{round}", Cancel);
            Assert.InRange(copied, before, Volatile.Read(ref acknowledged) + 1);
            await RequireAsync($"{folder.Backup}{round}", before);
        }

        await enough.CancelAsync();
        await writing;
    }

    private async Task RequireAsync(string backup, int count)
    {
        var restored = Path.Combine(folder.Path, $"{Path.GetFileName(backup)}.db");
        using var host = folder.Build(restored);
        await SqliteRestore.RunAsync(host.Services, BackupFolder.Order(backup), Cancel);
        await host.StartAsync(Cancel);
        var records = host.Services.GetRequiredService<IRecordStore>();
        for (var i = 0; i < count; i++)
        {
            Assert.NotNull(await records.FindAsync("last-use", Record(i).Id, Cancel));
        }

        Assert.NotEmpty(await records.ListAsync("last-use", "user:3", null, 1, Cancel));
    }

    [Fact]
    public async Task ABackupThatTheKeyDoesNotOpen_IsNotMade()
    {
        await FillAsync(3);
        var other = Path.Combine(folder.Path, "other.db");
        using (var stranger = folder.Build(other, ("Keys:File", $"{other}.key")))
        {
            await stranger.StartAsync(Cancel);
        }

        using var host = folder.Build(folder.Store, ("Keys:File", $"{other}.key"));

        await Assert.ThrowsAsync<KeyUnavailableException>(() => SqliteBackup.RunAsync(host.Services, folder.Backup, Cancel));
        Assert.Empty(Directory.GetFiles(folder.Path, "copy*"));
    }

    [Fact]
    public async Task ABackupWithAChangedRecord_IsRefused_AndTheStoreStays()
    {
        await FillAsync(3);
        await folder.BackUpAsync();
        using (var damage = SqliteFile.Open(folder.Backup))
        {
            SqliteFile.Run(damage, "UPDATE record SET content = (SELECT content FROM record WHERE id = '000000') WHERE id = '000001'");
        }

        using var host = folder.Build();

        await Assert.ThrowsAsync<SealBrokenException>(
            () => SqliteRestore.RunAsync(host.Services, BackupFolder.Order(folder.Backup, replace: true), Cancel));
        Assert.Empty(Directory.GetFiles(folder.Path, "*.draft*"));
        using var running = folder.Build();
        await running.StartAsync(Cancel);
        Assert.NotNull(await running.Services.GetRequiredService<IRecordStore>().FindAsync("last-use", "000001", Cancel));
    }

    [Theory]
    [InlineData("gateway.db-wal", "mixed with the backup")]
    [InlineData("copy-wal", "has a WAL beside it")]
    public async Task AWalThatBelongsToNeither_IsNotMixedIn(string leftover, string problem)
    {
        await FillAsync(3);
        await folder.BackUpAsync();
        File.Delete(folder.Store);
        await File.WriteAllBytesAsync(Path.Combine(folder.Path, leftover), new byte[32], Cancel);
        using var host = folder.Build();

        var refusal = await Assert.ThrowsAsync<UpkeepException>(
            () => SqliteRestore.RunAsync(host.Services, BackupFolder.Order(folder.Backup), Cancel));

        Assert.Contains(problem, refusal.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.Store));
    }

    /// <summary>The old content stays beside, whole.</summary>
    [Fact]
    public async Task WhatARestoreReplaces_IsKept()
    {
        await FillAsync(3);
        await folder.BackUpAsync();
        using (var running = folder.Build())
        {
            await running.StartAsync(Cancel);
            Assert.True(await running.Services.GetRequiredService<IRecordStore>().TryAddAsync(Record(9), Cancel));
        }

        using var host = folder.Build();
        var outcome = await SqliteRestore.RunAsync(host.Services, BackupFolder.Order(folder.Backup, replace: true), Cancel);

        foreach (var (store, isThere) in ((string, bool)[])[(folder.Store, false), (outcome.Kept!, true)])
        {
            using var opened = folder.Build(store);
            await opened.StartAsync(Cancel);
            var records = opened.Services.GetRequiredService<IRecordStore>();
            Assert.NotNull(await records.FindAsync("last-use", Record(2).Id, Cancel));
            Assert.Equal(isThere, await records.FindAsync("last-use", Record(9).Id, Cancel) is not null);
        }
    }
}
