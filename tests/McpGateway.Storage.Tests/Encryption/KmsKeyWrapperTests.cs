using System.Text;
using McpGateway.Storage.Encryption;
using McpGateway.Storage.Kms;
using McpGateway.Storage.Tests.Sqlite;

namespace McpGateway.Storage.Tests.Encryption;

public sealed class KmsKeyWrapperTests : IAsyncLifetime
{
    private readonly SqliteFolder folder = new();
    private IRecordStore backend = null!;
    private KmsStandIn kms = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        backend = folder.OpenRecords(TimeProvider.System);
        kms = await KmsStandIn.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await kms.DisposeAsync();
        await folder.DisposeAsync();
    }

    private Task<KeyRing> OpenAsync(IKeyWrapper? wrapper = null) =>
        folder.OpenKeysAsync(backend, wrappers: new(wrapper ?? kms.Wrapper(), []));

    private async Task<string> ProblemAsync(IKeyWrapper? wrapper = null) =>
        (await Assert.ThrowsAsync<KeyUnavailableException>(() => OpenAsync(wrapper))).Message;

    /// <summary>The check value of CRC-32C, and that of nothing.</summary>
    [Fact]
    public void TheChecksum_IsCastagnolis()
    {
        Assert.Equal($"{0xE3069283}", Crc32C.Of(Encoding.ASCII.GetBytes("123456789")));
        Assert.Equal("0", Crc32C.Of([]));
    }

    [Fact]
    public async Task AStoreUnderKms_OpensAgain_AndNoCallAsksKms()
    {
        var store = new SealedRecordStore(backend, await OpenAsync());
        await store.TryAddAsync(Record("a"), Cancel);

        var again = new SealedRecordStore(backend, await OpenAsync());
        var found = await again.FindAsync("code", "a", Cancel);
        Assert.Equal("content"u8, found!.Content.Span);
        var asked = kms.Requests;
        for (var i = 0; i < 20; i++)
        {
            await again.FindAsync("code", "a", Cancel);
            await again.TryAddAsync(Record($"b{i}"), Cancel);
        }

        Assert.Equal(asked, kms.Requests);
        Assert.False(File.Exists(folder.Key));
    }

    [Fact]
    public async Task DataKeysThatWereSwapped_DoNotOpen()
    {
        var keyRing = await OpenAsync();
        var first = (await keyRing.GetNewestAsync("org_1", Cancel)).Id.ToString();
        var second = (await keyRing.GetNewestAsync("org_2", Cancel)).Id.ToString();
        var stolen = await backend.FindAsync(KeyRing.Kind, second, Cancel);
        await backend.TryReplaceAsync(stolen! with { Id = first }, 1, Cancel);

        var restarted = await OpenAsync();

        await Assert.ThrowsAsync<SealBrokenException>(async () => await restarted.GetNewestAsync("org_1", Cancel));
    }

    [Theory]
    [InlineData(403, "PERMISSION_DENIED", "roles/cloudkms.cryptoKeyEncrypterDecrypter")]
    [InlineData(404, "NOT_FOUND", "no such key")]
    [InlineData(401, "UNAUTHENTICATED", "credentials")]
    [InlineData(400, "FAILED_PRECONDITION", "disabled or destroyed")]
    [InlineData(400, "INVALID_ARGUMENT", "does not open under")]
    [InlineData(503, "UNAVAILABLE", "not available at the moment")]
    public async Task AKmsThatRefuses_StopsTheStart_AndIsUnderstood(int code, string status, string words)
    {
        await OpenAsync();
        kms.Refusal = (code, status);

        var problem = await ProblemAsync();

        Assert.Contains(words, problem, StringComparison.Ordinal);
        Assert.Contains(KmsStandIn.Key, problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AKmsThatIsAway_StopsTheStart()
    {
        await OpenAsync();
        var wrapper = kms.Wrapper();
        await kms.DisposeAsync();

        Assert.Contains("cannot be reached", await ProblemAsync(wrapper), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnOutageOfAMoment_IsBridged_AndALongOneIsNot()
    {
        var keyRing = await OpenAsync();
        kms.FailNext(2);
        await keyRing.GetNewestAsync("org_1", Cancel);

        kms.Refusal = (503, "UNAVAILABLE");
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await keyRing.GetNewestAsync("org_2", Cancel));
    }

    [Fact]
    public async Task AnswersWithWrongChecksums_AreNotUsed()
    {
        kms.GarblesChecksums = true;

        Assert.Contains("checksums", await ProblemAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("us-east1")]
    [InlineData("global")]
    public async Task AKeyInAnotherRegion_StopsTheStart(string location)
    {
        var name = KmsStandIn.Key.Replace("europe-west3", location, StringComparison.Ordinal);

        var failure = await Assert.ThrowsAsync<StoreUnavailableException>(() => OpenAsync(kms.Wrapper(name)));
        Assert.Contains($"'{location}'", failure.Message, StringComparison.Ordinal);

        await OpenAsync(kms.Wrapper(name, location));
    }

    private static StoredRecord Record(string id) =>
        new() { Kind = "code", Id = id, Owner = "org_1", Content = "content"u8.ToArray() };
}
