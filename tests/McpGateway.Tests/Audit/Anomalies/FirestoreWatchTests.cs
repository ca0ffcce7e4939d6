using System.Security.Cryptography;
using McpGateway.Storage.Tests.Firestore;
using McpGateway.Storage.Tests.Redis;

namespace McpGateway.Tests.Audit.Anomalies;

/// <summary>The same over Redis and Firestore.</summary>
public sealed class FirestoreWatchTests(FirestoreEmulator firestore) : WatchContract, IClassFixture<FirestoreEmulator>
{
    private readonly RedisServer redis = new();

    protected override async ValueTask<string[]> StartStoreAsync()
    {
        await redis.InitializeAsync();
        return
        [
            "--environment=Development", $"--FIRESTORE_EMULATOR_HOST={firestore.Address}",
            "--Gateway:Storage:Profile=Redis+Firestore", $"--Gateway:Storage:Redis:Connection={redis.Address}",
            "--Gateway:Storage:Redis:Timeout=00:00:05",
            $"--Gateway:Storage:Firestore:Project=tests-{RandomNumberGenerator.GetHexString(16, lowercase: true)}",
            "--Gateway:Storage:Firestore:Location=eur3", "--Gateway:Storage:Firestore:Timeout=00:00:08",
        ];
    }

    protected override ValueTask StopStoreAsync() => redis.DisposeAsync();
}
