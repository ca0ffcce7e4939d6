using McpGateway.Storage.Encryption;
using McpGateway.Storage.Firestore;
using McpGateway.Storage.Integrity;
using McpGateway.Storage.Redis;
using McpGateway.Storage.Sqlite;
using McpGateway.Storage.Tiering;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace McpGateway.Storage;

/// <summary>The front door to everything that is kept.</summary>
public static class StorageFeature
{
    extension(IHostApplicationBuilder builder)
    {
        /// <summary>Adds <see cref="IRecordStore"/>, <see cref="IAuditStore"/>, <see cref="KeyedHash"/> and
        /// <see cref="StoreHealth"/> over the store that <c>Gateway:Storage</c> names. Add it before whatever reads the
        /// store when it starts. Events hold no other words than those of the registered <see cref="AuditWords"/>.</summary>
        public void AddStorage()
        {
            builder.Services.AddOptions<StorageOptions>()
                .BindConfiguration(StorageOptions.Section).ValidateDataAnnotations().ValidateOnStart();
            builder.Services.AddOptions<RegionOptions>()
                .BindConfiguration(RegionOptions.Section).ValidateDataAnnotations().ValidateOnStart();
            builder.Services.TryAddSingleton(TimeProvider.System);
            builder.Services
                .AddSqlite()
                .AddRedis()
                .AddFirestore()
                .AddSingleton(provider => Settings(provider).Profile switch
                {
                    StorageOptions.SqliteProfile => Sqlite(provider),
                    StorageOptions.RedisSqliteProfile => BehindRedis(provider, Sqlite(provider)),
                    StorageOptions.RedisFirestoreProfile => BehindRedis(provider, Firestore(provider)),
                    var unknown => throw new InvalidOperationException($"No store is called '{unknown}'."),
                })
                .AddSingleton<KeyEncryption>()
                .AddSingleton(provider => new KeyRing(
                    Backend(provider).Records, provider.GetRequiredService<KeyEncryption>().Wrappers(),
                    TimeProvider.System, Settings(provider).Keys.KnownFor))
                .AddSingleton<IRecordStore>(provider => new SealedRecordStore(
                    Backend(provider).Records, provider.GetRequiredService<KeyRing>()))
                .AddSingleton<IAuditStore>(provider => new PseudonymAuditStore(
                    Backend(provider).Audit,
                    new(provider.GetServices<AuditWords>()),
                    new(new(provider.GetRequiredService<KeyRing>(), TimeProvider.System))))
                .AddSingleton(provider => new KeyedHash(provider.GetRequiredService<KeyRing>()))
                .AddSingleton(provider => new SharedBuckets(
                    Settings(provider).Profile is StorageOptions.SqliteProfile
                        ? null
                        : provider.GetRequiredService<RedisConnection>(),
                    provider.GetRequiredService<KeyedHash>()))
                .AddSingleton(provider => new StoreHealth(
                    provider.GetRequiredService<IRecordStore>(), provider.GetRequiredService<TimeProvider>()))
                .AddSingleton(provider => new StoreKeys(
                    Backend(provider).Records, provider.GetRequiredService<KeyRing>()))
                .AddSingleton(provider => new AuditHolds(provider.GetRequiredService<IRecordStore>()))
                .AddSingleton(provider => new Checkpoints(provider.GetRequiredService<IRecordStore>()))
                .AddSingleton(provider => new CheckpointSigner(
                    Backend(provider).Audit, provider.GetRequiredService<Checkpoints>(),
                    provider.GetRequiredService<TimeProvider>()))
                .AddSingleton(provider => new AuditRetention(
                    Backend(provider).Audit, provider.GetRequiredService<Checkpoints>(),
                    provider.GetRequiredService<AuditHolds>()))
                .AddSingleton(provider => new AuditVerification(
                    Backend(provider).Audit, provider.GetRequiredService<Checkpoints>(),
                    provider.GetRequiredService<AuditHolds>(), provider.GetRequiredService<TimeProvider>()))
                .AddHostedService<StorageOpening>()
                .AddHostedService<KeyWatch>()
                .AddHostedService<SignedCheckpoints>()
                .AddHostedService<CompactedAudit>()
                .AddHostedService<ExpiredRecords>();
        }
    }

    // Only what the profile uses is ever made.
    extension(IServiceCollection services)
    {
        private IServiceCollection AddSqlite() => services
            .AddSingleton(provider => new SqliteDatabase(Settings(provider).SqlitePath()))
            .AddSingleton<SqliteRecordStore>()
            .AddSingleton(provider => new SqliteAuditStore(
                provider.GetRequiredService<SqliteDatabase>(), provider.GetRequiredService<TimeProvider>()));

        private IServiceCollection AddRedis() => services
            .AddSingleton(provider => new RedisConnection(
                Settings(provider).Redis.Connection, Settings(provider).Redis.Timeout,
                provider.GetRequiredService<ILogger<RedisConnection>>()))
            .AddSingleton<RedisRecordCache>()
            .AddSingleton(provider => new RedisRecordStore(
                provider.GetRequiredService<RedisConnection>(), RecordPlaces.OfTheGateway.ShortLived,
                provider.GetRequiredService<TimeProvider>()));

        private IServiceCollection AddFirestore() => services
            .AddSingleton<FirestorePlace>()
            .AddSingleton(provider => provider.GetRequiredService<FirestorePlace>().Connect())
            .AddSingleton(provider => new FirestoreClient(
                provider.GetRequiredService<FirestoreConnection>(), provider.GetRequiredService<FirestorePlace>().Names,
                Settings(provider).Firestore.Timeout, provider.GetRequiredService<ILogger<FirestoreClient>>()))
            .AddSingleton<FirestoreOpening>()
            .AddSingleton<FirestoreRecordStore>()
            .AddSingleton<FirestoreAuditStore>();
    }

    private static StorageBackend Sqlite(IServiceProvider provider) => new(
        provider.GetRequiredService<SqliteRecordStore>(),
        provider.GetRequiredService<SqliteAuditStore>(),
        _ =>
        {
            provider.GetRequiredService<SqliteDatabase>().Open();
            return Task.CompletedTask;
        });

    private static StorageBackend Firestore(IServiceProvider provider) => new(
        provider.GetRequiredService<FirestoreRecordStore>(),
        provider.GetRequiredService<FirestoreAuditStore>(),
        provider.GetRequiredService<FirestoreOpening>().RunAsync);

    /// <summary>Redis in front of a durable store. The audit log is the durable store's alone.</summary>
    private static StorageBackend BehindRedis(IServiceProvider provider, StorageBackend durable) => new(
        new TieredRecordStore(
            durable.Records, provider.GetRequiredService<RedisRecordStore>(),
            provider.GetRequiredService<RedisRecordCache>(), RecordPlaces.OfTheGateway),
        durable.Audit,
        async cancellationToken =>
        {
            provider.GetRequiredService<IOptions<RegionOptions>>().Value.Require(
                Settings(provider).Redis.Location, "Redis, by Gateway:Storage:Redis:Location,");
            await durable.OpenAsync(cancellationToken);
            await provider.GetRequiredService<RedisConnection>().OpenAsync(cancellationToken);
        });

    private static StorageBackend Backend(IServiceProvider provider) => provider.GetRequiredService<StorageBackend>();

    private static StorageOptions Settings(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<StorageOptions>>().Value;
}
