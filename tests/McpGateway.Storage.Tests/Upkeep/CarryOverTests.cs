using McpGateway.Storage.Encryption;
using McpGateway.Storage.Upkeep;
using Microsoft.Extensions.DependencyInjection;

namespace McpGateway.Storage.Tests.Upkeep;

/// <summary>What was decided after a backup was made outlives its restore, as long as the store is there that knows of it.
/// </summary>
public sealed class CarryOverTests : IAsyncDisposable
{
    private readonly BackupFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => folder.DisposeAsync();

    private static StoredRecord Record(string kind, string content, string owner = "") =>
        new() { Kind = kind, Id = "all", Owner = owner, Content = System.Text.Encoding.UTF8.GetBytes(content) };

    private Task AddAsync(StoredRecord record) =>
        folder.UseAsync(async records => Assert.True(await records.TryAddAsync(record, Cancel)));

    private Task ReplaceAsync(StoredRecord record, long version) =>
        folder.UseAsync(async records => Assert.True(await records.TryReplaceAsync(record, version, Cancel)));

    private Task ShredAsync() => folder.RunAsync(async services =>
        Assert.Equal(1, (await services.GetRequiredService<StoreKeys>().ShredAsync("org_1", Cancel)).Count));

    private async Task<StoredRecord?> FindAsync(string kind)
    {
        StoredRecord? found = null;
        await folder.UseAsync(async records => found = await records.FindAsync(kind, "all", Cancel));
        return found;
    }

    private async Task<string?> TextAsync(string kind) =>
        await FindAsync(kind) is { } found ? System.Text.Encoding.UTF8.GetString(found.Content.Span) : null;

    [Fact]
    public async Task ASwitchThrownAfterTheBackup_IsStillOn_UnderItsVersion()
    {
        await AddAsync(Record("switches", "none"));
        await AddAsync(Record("client", "as it was"));
        await folder.BackUpAsync();
        await ReplaceAsync(Record("switches", "everything is off"), 1);
        await ReplaceAsync(Record("client", "changed"), 1);

        await folder.RestoreAsync();

        Assert.Equal("everything is off", await TextAsync("switches"));
        Assert.Equal(2, (await FindAsync("switches"))!.Version);
        Assert.Equal("as it was", await TextAsync("client"));
    }

    [Fact]
    public async Task AKeyThatWasDeletedSince_ComesBackWithTheBackupThatNeedsIt()
    {
        await AddAsync(Record("client", "of the second key", "org_1"));
        await RotateAsync(times: 1);
        await folder.BackUpAsync();

        Assert.Contains("org_1", await RotateAsync(times: 2));

        await folder.RestoreAsync();
        Assert.Equal("of the second key", await TextAsync("client"));
    }

    /// <summary>Returns whose keys were deleted for it.</summary>
    private async Task<IReadOnlyList<string>> RotateAsync(int times)
    {
        IReadOnlyList<string> owners = [];
        await folder.RunAsync(async services =>
        {
            var keys = services.GetRequiredService<StoreKeys>();
            for (var i = 0; i < times; i++)
            {
                await keys.AddGenerationsAsync(Cancel);
                await keys.SealAnewAsync(() => { }, Cancel);
            }

            owners = await keys.RetireAsync(Cancel);
        });
        return owners;
    }

    /// <summary>The backup has neither the record nor the key that it is sealed under.</summary>
    [Theory]
    [InlineData("switches")]
    [InlineData("restrictions")]
    [InlineData("guard-usage")]
    [InlineData("write")]
    [InlineData("assertion")]
    [InlineData("logout-token")]
    [InlineData("audit-hold")]
    public async Task WhatCameAfterTheBackup_IsCarriedOver_WithTheKeyThatItNeeds(string kind)
    {
        await AddAsync(Record("last-use", "old"));
        await folder.BackUpAsync();
        await AddAsync(Record(kind, "no", "org_new"));

        await folder.RestoreAsync();

        Assert.Equal("org_new", (await FindAsync(kind))!.Owner);
        Assert.Equal("old", await TextAsync("last-use"));
    }

    [Fact]
    public async Task AGenerationOfKeys_ThatIsNewerThanTheBackup_IsCarriedOver()
    {
        await AddAsync(Record("switches", "none"));
        await AddAsync(Record("last-use", "old", "org_1"));
        await folder.BackUpAsync();
        byte[] hash = [];
        await folder.RunAsync(services => services.GetRequiredService<StoreKeys>().AddGenerationsAsync(Cancel));
        await folder.RunAsync(async services =>
        {
            var keys = services.GetRequiredService<KeyRing>();
            Assert.Equal(2, keys.HashKeys.All.Length);
            hash = keys.HashKeys.All[^1].Mac.Compute("at", "token");
        });
        await ReplaceAsync(Record("switches", "off"), 1);

        await folder.RestoreAsync();

        Assert.Equal("off", await TextAsync("switches"));
        Assert.Equal("old", await TextAsync("last-use"));
        await folder.RunAsync(services =>
        {
            Assert.True(services.GetRequiredService<KeyedHash>().Verify("at", "token"u8, hash));
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task AShreddedOrganizer_StaysShredded()
    {
        await AddAsync(Record("last-use", "erased", "org_1"));
        await folder.BackUpAsync();
        await ShredAsync();

        await folder.RestoreAsync();

        Assert.Null(await FindAsync("last-use"));
    }

    /// <summary>The store that is there may be a restored one that knows less than the backup.</summary>
    [Fact]
    public async Task AnOrganizerThatIsShreddedInTheBackup_IsNotBroughtBackByTheStoreThatIsThere()
    {
        await AddAsync(Record("last-use", "erased", "org_1"));
        await folder.BackUpAsync();
        await ShredAsync();
        await folder.BackUpAsync(folder.Backup + "2");
        File.Delete(folder.Store);
        await folder.RestoreAsync(replace: false);
        Assert.Equal("erased", await TextAsync("last-use"));

        await folder.RestoreAsync(folder.Backup + "2");

        Assert.Null(await FindAsync("last-use"));
    }

    [Fact]
    public async Task AStoreOfOtherKeys_IsNeitherMixedInNorReplaced()
    {
        await AddAsync(Record("switches", "none"));
        await folder.BackUpAsync();
        File.Delete(folder.Store);
        await AddAsync(Record("switches", "off"));

        var refusal = await Assert.ThrowsAsync<UpkeepException>(() => folder.RestoreAsync());

        Assert.Contains("was not made of it", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("off", await TextAsync("switches"));
        Assert.Empty(Directory.GetFiles(folder.Path, "*.draft*"));
    }

    /// <summary>Both made a key for the same organizer, each another one; what is sealed under one of them would not open.
    /// </summary>
    [Fact]
    public async Task ABackupThatWentItsOwnWay_IsRefused_AndNothingChanges()
    {
        await AddAsync(Record("switches", "none"));
        await folder.BackUpAsync();
        await AddAsync(Record("last-use", "one", "org_1"));
        await folder.BackUpAsync(folder.Backup + "2");
        File.Delete(folder.Store);
        await folder.RestoreAsync(replace: false);
        await AddAsync(Record("last-use", "other", "org_1"));

        var refusal = await Assert.ThrowsAsync<UpkeepException>(() => folder.RestoreAsync(folder.Backup + "2"));

        Assert.Contains("cannot be carried over", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("other", await TextAsync("last-use"));
    }
}
