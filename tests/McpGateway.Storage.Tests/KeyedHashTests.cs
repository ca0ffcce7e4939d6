using McpGateway.Storage.Encryption;
using McpGateway.Storage.Tests.Sqlite;

namespace McpGateway.Storage.Tests;

public sealed class KeyedHashTests : IAsyncLifetime
{
    private readonly SqliteFolder folder = new();
    private readonly ManualClock clock = new();
    private IRecordStore backend = null!;
    private KeyRing keyRing = null!;
    private KeyedHash hash = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        backend = folder.OpenRecords(TimeProvider.System);
        keyRing = await folder.OpenKeysAsync(backend, clock);
        hash = new KeyedHash(keyRing);
    }

    public ValueTask DisposeAsync() => folder.DisposeAsync();

    [Fact]
    public async Task AHash_IsVerified_AfterARestart()
    {
        var kept = hash.Compute("access token", "secret"u8);

        var restarted = new KeyedHash(await folder.OpenKeysAsync(backend, clock));

        Assert.Equal(32, kept.Length);
        Assert.True(restarted.Verify("access token", "secret"u8, kept));
    }

    [Fact]
    public async Task ANameOfARecord_StaysWhatItIs_WhenTheKeyIsRotated()
    {
        var name = hash.NameRecord("guard-usage", "usr_1");
        var computed = hash.Compute("guard-usage", "usr_1"u8);

        await keyRing.RotateAsync(KeyPurpose.Hash, "", Cancel);

        var restarted = new KeyedHash(await folder.OpenKeysAsync(backend, clock));
        clock.Advance(SqliteFolder.KnownFor);
        Assert.Equal(name, restarted.NameRecord("guard-usage", "usr_1"));
        Assert.NotEqual(computed, restarted.Compute("guard-usage", "usr_1"u8));
    }

    [Fact]
    public void ANameOfARecord_TellsNothing_AndDiffersByKindAndValue()
    {
        string[] names =
            [hash.NameRecord("guard-usage", "usr_1"), hash.NameRecord("guard-usage", "usr_2"), hash.NameRecord("looked-up", "usr_1")];

        Assert.Equal(3, names.Distinct().Count());
        Assert.All(names, name => Assert.Matches("^[A-Za-z0-9_-]{43}$", name));
    }

    [Fact]
    public void AnotherValue_Purpose_OrHash_IsRefused()
    {
        var kept = hash.Compute("access token", "secret"u8);

        Assert.False(hash.Verify("access token", "Secret"u8, kept));
        Assert.False(hash.Verify("refresh token", "secret"u8, kept));
        Assert.False(hash.Verify("access toke", "nsecret"u8, kept));
        Assert.False(hash.Verify("access token", "secret"u8, kept.AsSpan(1)));
        Assert.False(hash.Verify("access token", "secret"u8, []));
    }

    [Fact]
    public async Task AnotherStore_GivesAnotherHash()
    {
        await using var elsewhere = new SqliteFolder();
        var other = new KeyedHash(await elsewhere.OpenKeysAsync(elsewhere.OpenRecords(TimeProvider.System)));

        Assert.False(other.Verify("access token", "secret"u8, hash.Compute("access token", "secret"u8)));
    }

    [Fact]
    public async Task EveryGenerationVerifies_AndTheNewestComputes()
    {
        var first = hash.Compute("access token", "secret"u8);
        await keyRing.RotateAsync(KeyPurpose.Hash, "", Cancel);
        clock.Advance(SqliteFolder.KnownFor);
        var second = hash.Compute("access token", "secret"u8);

        Assert.NotEqual(first, second);
        var restarted = new KeyedHash(await folder.OpenKeysAsync(backend, clock));
        Assert.True(restarted.Verify("access token", "secret"u8, first));
        Assert.True(restarted.Verify("access token", "secret"u8, second));
        clock.Advance(SqliteFolder.KnownFor);
        Assert.Equal(second, restarted.Compute("access token", "secret"u8));
    }

    [Fact]
    public void ALongValue_IsHashedWhole()
    {
        var value = new byte[10_000];
        var kept = hash.Compute("document", value);
        value[^1] = 1;

        Assert.False(hash.Verify("document", value, kept));
    }

    /// <summary>The other knows it before the first hash under it is made.</summary>
    [Fact]
    public async Task ANewGeneration_ComputesOnly_WhenEveryProcessHadTheTimeToFindIt()
    {
        var elsewhere = await folder.OpenKeysAsync(backend, clock);
        var first = hash.Compute("access token", "secret"u8);
        await keyRing.RotateAsync(KeyPurpose.Hash, "", Cancel);
        Assert.Equal(first, hash.Compute("access token", "secret"u8));

        clock.Advance(SqliteFolder.KnownFor / 2);
        Assert.True(await elsewhere.LookForHashKeyAsync(Cancel));
        Assert.False(await elsewhere.LookForHashKeyAsync(Cancel));
        clock.Advance(SqliteFolder.KnownFor / 2);
        var second = hash.Compute("access token", "secret"u8);

        Assert.NotEqual(first, second);
        Assert.True(new KeyedHash(elsewhere).Verify("access token", "secret"u8, second));
        Assert.Equal(first, new KeyedHash(elsewhere).Compute("access token", "secret"u8));
    }

    [Fact]
    public async Task WhoCouldNotLookForTooLong_RefusesNothing_ButAsksToTryAgain()
    {
        var kept = hash.Compute("access token", "secret"u8);
        clock.Advance(SqliteFolder.KnownFor);

        Assert.True(hash.Verify("access token", "secret"u8, kept));
        Assert.Throws<StoreUnavailableException>(() => hash.Verify("access token", "forged"u8, kept));

        await keyRing.LookForHashKeyAsync(Cancel);
        Assert.False(hash.Verify("access token", "forged"u8, kept));
    }
}
