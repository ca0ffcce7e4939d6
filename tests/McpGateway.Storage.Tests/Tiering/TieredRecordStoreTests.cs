using McpGateway.Storage.Encryption;
using McpGateway.Storage.Tests.Redis;
using McpGateway.Storage.Tiering;

namespace McpGateway.Storage.Tests.Tiering;

/// <summary>Every place keeps the whole contract.</summary>
public abstract class TieredRecordStoreTests(RedisServer server) : RecordStoreContract, IClassFixture<RedisServer>
{
    private TieredStores? stores;

    private protected abstract Place Place { get; }

    private protected TieredStores Stores => stores ??= new(server, Clock);

    public override async ValueTask DisposeAsync()
    {
        await Stores.DisposeAsync();
        await server.FlushAsync();
        GC.SuppressFinalize(this);
    }

    protected override async Task<IRecordStore> OpenAsync() => await Stores.OpenAsync(Place);
}

public sealed class CachedRecordsTests(RedisServer server) : TieredRecordStoreTests(server)
{
    private protected override Place Place => Place.Cached;
}

public sealed class DurableRecordsTests(RedisServer server) : TieredRecordStoreTests(server)
{
    private protected override Place Place => Place.Durable;
}

public sealed class ShortLivedRecordsTests(RedisServer server) : TieredRecordStoreTests(server)
{
    private protected override Place Place => Place.ShortLived;
}

/// <summary>Sealed above, as the gateway has it.</summary>
public sealed class SealedCachedRecordsTests(RedisServer server) : TieredRecordStoreTests(server)
{
    private protected override Place Place => Place.Cached;

    protected override async Task<IRecordStore> OpenAsync() => new SealedRecordStore(
        await base.OpenAsync(), await Stores.Folder.OpenKeysAsync(Stores.Folder.OpenRecords(Clock)));
}
