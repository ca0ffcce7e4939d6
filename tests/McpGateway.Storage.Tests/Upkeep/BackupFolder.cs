using McpGateway.Storage.Tests.Sqlite;
using McpGateway.Storage.Upkeep;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace McpGateway.Storage.Tests.Upkeep;

/// <summary>A folder with a SQLite store that is backed up and restored; deleted at the end.</summary>
internal sealed class BackupFolder : IAsyncDisposable
{
    private readonly SqliteFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public string Path => folder.Folder;

    public string Store => folder.Database;

    public string Backup => System.IO.Path.Combine(Path, "copy");

    public ValueTask DisposeAsync() => folder.DisposeAsync();

    public IHost Build(string? store = null, params (string Name, string? Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection(
            [new("Gateway:Storage:Sqlite:Path", store ?? Store), new("Gateway:Storage:Keys:File", folder.Key)]);
        builder.Configuration.AddInMemoryCollection(settings.Select(
            setting => KeyValuePair.Create($"Gateway:Storage:{setting.Name}", setting.Value)));
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.AddStorage();
        return builder.Build();
    }

    /// <summary>Works on a store as a gateway does that runs meanwhile.</summary>
    public async Task RunAsync(Func<IServiceProvider, Task> work, string? store = null)
    {
        using var running = Build(store);
        await running.StartAsync(Cancel);
        await work(running.Services);
    }

    /// <summary>The same, with its records.</summary>
    public Task UseAsync(Func<IRecordStore, Task> work, string? store = null) =>
        RunAsync(services => work(services.GetRequiredService<IRecordStore>()), store);

    public async Task BackUpAsync(string? file = null)
    {
        using var host = Build();
        await SqliteBackup.RunAsync(host.Services, file ?? Backup, Cancel);
    }

    public async Task<RestoreOutcome> RestoreAsync(string? file = null, bool replace = true)
    {
        using var host = Build();
        return await SqliteRestore.RunAsync(host.Services, Order(file ?? Backup, replace), Cancel);
    }

    public static RestoreOrder Order(string file, bool replace = false) => new(file, replace, KeepConnections: false, new()
    {
        Time = TimeProvider.System.GetUtcNow(),
        RequestId = "req",
        Action = "store.restored",
        Outcome = AuditOutcome.Success,
    });
}
