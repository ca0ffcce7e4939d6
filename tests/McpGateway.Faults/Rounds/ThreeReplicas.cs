using McpGateway.Faults.Fleets;
using McpGateway.Storage.Tests.Firestore;
using McpGateway.Storage.Tests.Redis;

namespace McpGateway.Faults.Rounds;

/// <summary>Three gateways on Redis and Firestore behind the proxy.</summary>
public sealed class ThreeReplicas : IAsyncLifetime
{
    private readonly RedisServer redis = new();
    private readonly FirestoreEmulator firestore = new();

    internal Fleet Fleet { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Task.WhenAll(redis.StartAsync(), firestore.StartAsync());
        Fleet = await Fleet.StartAsync(3, Stores.RedisFirestore(redis.Address, firestore.Address, Stores.NewProject()));
    }

    public async ValueTask DisposeAsync()
    {
        if (Fleet is not null)
        {
            await Fleet.DisposeAsync();
        }

        await firestore.DisposeAsync();
        await redis.DisposeAsync();
    }
}
