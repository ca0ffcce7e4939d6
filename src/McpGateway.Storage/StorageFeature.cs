using McpGateway.Storage.Encryption;
using McpGateway.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace McpGateway.Storage;

/// <summary>The front door to everything that is kept.</summary>
public static class StorageFeature
{
    extension(IHostApplicationBuilder builder)
    {
        /// <summary>Adds <see cref="IRecordStore"/>, <see cref="IAuditStore"/>, <see cref="KeyedHash"/> and
        /// <see cref="StoreHealth"/> over the store that <c>Gateway:Storage</c> names. Add it before whatever reads the
        /// store when it starts.</summary>
        public void AddStorage()
        {
            builder.Services.AddOptions<StorageOptions>()
                .BindConfiguration(StorageOptions.Section).ValidateDataAnnotations().ValidateOnStart();
            builder.Services.TryAddSingleton(TimeProvider.System);
            builder.Services
                .AddSqlite()
                .AddSingleton(provider => new KeyRing(
                    provider.GetRequiredService<SqliteRecordStore>(), new KeyFile(Settings(provider).KeyFilePath())))
                .AddSingleton<IRecordStore>(provider => new SealedRecordStore(
                    provider.GetRequiredService<SqliteRecordStore>(), provider.GetRequiredService<KeyRing>()))
                .AddSingleton(provider => new KeyedHash(provider.GetRequiredService<KeyRing>()))
                .AddSingleton(provider => new StoreHealth(
                    provider.GetRequiredService<IRecordStore>(), provider.GetRequiredService<TimeProvider>()))
                .AddHostedService<StorageOpening>()
                .AddHostedService<ExpiredRecords>();
        }
    }

    extension(IServiceCollection services)
    {
        private IServiceCollection AddSqlite() => services
            .AddSingleton(provider => new SqliteDatabase(Settings(provider).SqlitePath()))
            .AddSingleton<SqliteRecordStore>()
            .AddSingleton<IAuditStore, SqliteAuditStore>();
    }

    private static StorageOptions Settings(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<StorageOptions>>().Value;
}
