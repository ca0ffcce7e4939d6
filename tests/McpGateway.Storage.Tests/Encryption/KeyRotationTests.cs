using System.Text;
using McpGateway.Storage.Encryption;
using McpGateway.Storage.Tests.Sqlite;

namespace McpGateway.Storage.Tests.Encryption;

/// <summary>Rotation by another process, over the store of one that runs.</summary>
public sealed class KeyRotationTests : IAsyncLifetime
{
    private const string Kind = "connection";

    private readonly SqliteFolder folder = new();
    private readonly ManualClock clock = new();
    private IRecordStore backend = null!;
    private SealedRecordStore running = null!;
    private StoreKeys keys = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string NextKey => folder.Key + ".next";

    public async ValueTask InitializeAsync()
    {
        backend = folder.OpenRecords(TimeProvider.System);
        running = new(backend, await folder.OpenKeysAsync(backend, clock));
        for (var i = 0; i < 5; i++)
        {
            await running.TryAddAsync(Record($"{i}", "first"), Cancel);
        }

        keys = new(backend, await folder.OpenKeysAsync(backend, clock));
    }

    public ValueTask DisposeAsync() => folder.DisposeAsync();

    private static StoredRecord Record(string id, string content, string owner = "org_1") =>
        new() { Kind = Kind, Id = id, Owner = owner, Indexes = ["user:1"], Content = Encoding.UTF8.GetBytes(content) };

    private static FileKeyWrapper Wrapper(string path) => new(new(path));

    private async Task<string?> ReadAsync(string id) =>
        await running.FindAsync(Kind, id, Cancel) is { } found ? Encoding.UTF8.GetString(found.Content.Span) : null;

    private async Task<KeyId> KeyOfAsync(string id) =>
        Envelope.ReadKeyId(Kind, id, (await backend.FindAsync(Kind, id, Cancel))!.Content.Span);

    private async Task<int> SealAnewAsync()
    {
        var count = 0;
        await keys.SealAnewAsync(() => count++, Cancel);
        return count;
    }

    [Fact]
    public async Task EveryRecord_IsSealedAnew_AndARunningProcessReadsOn()
    {
        var before = await KeyOfAsync("0");
        await keys.AddGenerationsAsync(Cancel);
        Assert.Equal(5, await keys.CountOutdatedAsync(Cancel));

        Assert.Equal(5, await SealAnewAsync());

        Assert.Equal(0, await keys.CountOutdatedAsync(Cancel));
        Assert.Equal(0, await SealAnewAsync());
        Assert.NotEqual(before, await KeyOfAsync("0"));
        Assert.Equal("first", await ReadAsync("0"));
        Assert.Equal(5, (await running.ListAsync(Kind, "user:1", null, 10, Cancel)).Count);
    }

    [Fact]
    public async Task AGenerationThatNothingNeeds_IsDeleted_UnlessItIsTheOldestOrOneOfTheNewestTwo()
    {
        await keys.AddGenerationsAsync(Cancel);
        await SealAnewAsync();
        Assert.Empty(await keys.RetireAsync(Cancel));
        clock.Advance(SqliteFolder.KnownFor);
        await running.TryAddAsync(Record("known", "the second"), Cancel);
        await keys.AddGenerationsAsync(Cancel);
        await keys.AddGenerationsAsync(Cancel);
        await running.TryAddAsync(Record("left", "under the second"), Cancel);
        Assert.Empty((await keys.RetireAsync(Cancel)).Except([""]));
        await SealAnewAsync();

        Assert.Equal(["org_1"], (await keys.RetireAsync(Cancel)).Except([""]));

        Assert.Empty(await keys.RetireAsync(Cancel));
        var use = await keys.DescribeAsync(Cancel);
        Assert.Equal([1, 3, 4], use.Generations.Where(key => key.Owner == "org_1").Select(key => key.Generation));
        Assert.Equal(0, use.RecordsLost + use.Shredded);
        // A process that starts now counts past the empty place, and so do further rotations and shredding.
        var fresh = new SealedRecordStore(backend, await folder.OpenKeysAsync(backend));
        Assert.NotNull(await fresh.FindAsync(Kind, "left", Cancel));
        await fresh.TryAddAsync(Record("new", "x"), Cancel);
        Assert.Equal(await KeyOfAsync("left"), await KeyOfAsync("new"));
        Assert.Equal(use.Wrappers[0].DataKeys, await keys.RewrapAsync(Cancel));
        await keys.AddGenerationsAsync(Cancel);
        Assert.Equal("under the second", await ReadAsync("left"));
        Assert.Equal(5, (await keys.ShredAsync("org_1", Cancel)).Count);
    }

    [Fact]
    public async Task ARunningProcess_SealsWithTheNewGeneration_WithoutARestart()
    {
        await keys.AddGenerationsAsync(Cancel);
        await running.TryAddAsync(Record("old", "x"), Cancel);
        Assert.Equal(await KeyOfAsync("0"), await KeyOfAsync("old"));

        clock.Advance(SqliteFolder.KnownFor);
        await running.TryAddAsync(Record("new", "x"), Cancel);

        Assert.NotEqual(await KeyOfAsync("0"), await KeyOfAsync("new"));
    }

    [Fact]
    public async Task WhatChangesMeanwhile_IsNotOverwritten()
    {
        await keys.AddGenerationsAsync(Cancel);
        await keys.SealAnewAsync(() => { }, Cancel);
        await keys.AddGenerationsAsync(Cancel);
        var changing = Task.Run(async () =>
        {
            for (var i = 0; i < 200; i++)
            {
                var found = (await running.FindAsync(Kind, "3", Cancel))!;
                i -= await running.TryReplaceAsync(
                    Record("3", $"change {i}"), found.Version, Cancel) ? 0 : 1;
            }
        }, Cancel);

        await SealAnewAsync();
        await changing;

        Assert.Equal("change 199", await ReadAsync("3"));
    }

    [Fact]
    public async Task ANewKeyFile_OpensTheStore_AndAfterRewrappingNeedsTheOldOneNoMore()
    {
        await Wrapper(NextKey).OpenAsync(isNewStore: true, Cancel);
        var missing = await Assert.ThrowsAsync<KeyUnavailableException>(
            () => folder.OpenKeysAsync(backend, clock, new(Wrapper(NextKey), [])));
        Assert.Contains("Gateway:Storage:Keys:Previous", missing.Message, StringComparison.Ordinal);

        keys = new(backend, await folder.OpenKeysAsync(backend, clock, new(Wrapper(NextKey), [Wrapper(folder.Key)])));
        Assert.Equal([0, 3], (await keys.DescribeAsync(Cancel)).Wrappers.Select(use => use.DataKeys));
        await keys.RewrapAsync(Cancel);
        Assert.Equal([3, 0], (await keys.DescribeAsync(Cancel)).Wrappers.Select(use => use.DataKeys));

        var restarted = new SealedRecordStore(
            backend, await folder.OpenKeysAsync(backend, clock, new(Wrapper(NextKey), [])));
        Assert.NotNull(await restarted.FindAsync(Kind, "0", Cancel));
        await Assert.ThrowsAsync<KeyUnavailableException>(() => folder.OpenKeysAsync(backend, clock));
    }

    /// <summary>One data key is enough: it is found at the start, not at the first call that needs it.</summary>
    [Fact]
    public async Task APreviousKeyThatIsStillNeeded_IsMissedAtTheStart()
    {
        await Wrapper(NextKey).OpenAsync(isNewStore: true, Cancel);
        var both = await folder.OpenKeysAsync(backend, clock, new(Wrapper(NextKey), [Wrapper(folder.Key)]));
        await both.Records.RewrapAsync((await backend.FindAsync(KeyRing.Kind, KeyRing.RootId, Cancel))!, Cancel);

        var failure = await Assert.ThrowsAsync<KeyUnavailableException>(
            () => folder.OpenKeysAsync(backend, clock, new(Wrapper(NextKey), [])));

        Assert.Contains("2 data keys are wrapped under", failure.Message, StringComparison.Ordinal);
        File.Delete(folder.Key);
        failure = await Assert.ThrowsAsync<KeyUnavailableException>(
            () => folder.OpenKeysAsync(backend, clock, new(Wrapper(NextKey), [Wrapper(folder.Key)])));
        Assert.Contains($"'{folder.Key}' is missing", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AStoreMovesFromAFileToKms_AndNeedsTheFileNoMore()
    {
        await using var kms = await KmsStandIn.StartAsync();
        keys = new(backend, await folder.OpenKeysAsync(backend, clock, new(kms.Wrapper(), [Wrapper(folder.Key)])));
        await keys.RewrapAsync(Cancel);
        File.Delete(folder.Key);

        var restarted = new SealedRecordStore(
            backend, await folder.OpenKeysAsync(backend, clock, new(kms.Wrapper(), [])));

        Assert.NotNull(await restarted.FindAsync(Kind, "0", Cancel));
    }

    /// <summary>As stores were made before key-encryption keys had names.</summary>
    [Fact]
    public async Task AKeyWrappedWithoutAName_OpensUnderTheFile()
    {
        var file = new DataKey(default, "", new KeyFile(folder.Key).Read());
        await foreach (var record in new KeyRecords(backend, new(Wrapper(folder.Key), [])).ListAsync(Cancel))
        {
            var wrapper = Wrapper(folder.Key);
            await wrapper.OpenAsync(isNewStore: false, Cancel);
            var content = await wrapper.UnwrapAsync(record.Id, record.Content, Cancel);
            var unnamed = record with { Content = Envelope.Seal(file, KeyRing.Kind, record.Id, content) };
            Assert.True(await backend.TryReplaceAsync(unnamed, record.Version, Cancel));
        }

        var restarted = new SealedRecordStore(backend, await folder.OpenKeysAsync(backend));

        Assert.NotNull(await restarted.FindAsync(Kind, "0", Cancel));
    }
}
