using McpGateway.Storage.Tests.Firestore;
using McpGateway.Storage.Tests.Redis;
using McpGateway.Storage.Upkeep;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace McpGateway.Storage.Tests.Upkeep;

/// <summary>Empty stores of every profile, with one key file, to copy between.</summary>
internal sealed class CopyStores(FirestoreOfTheTests firestore, RedisServer redis) : IAsyncDisposable
{
    private readonly Dictionary<string, string> projects = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public string Folder { get; } = Directory.CreateTempSubdirectory("copy-").FullName;

    public string Key => Path.Combine(Folder, "the.key");

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>The host of a store that has a name of the test's own.</summary>
    public async Task<IHost> BuildAsync(string profile, string name, string? key = null, TimeProvider? clock = null)
    {
        if (!projects.TryGetValue(name, out var project))
        {
            projects[name] = project = firestore.NewProject();
        }

        var builder = Host.CreateEmptyApplicationBuilder(new() { EnvironmentName = Environments.Development });
        builder.Configuration.AddInMemoryCollection(
        [
            new("FIRESTORE_EMULATOR_HOST", profile == "Redis+Firestore" ? await firestore.AddressAsync() : null),
            new("Gateway:Storage:Profile", profile),
            new("Gateway:Storage:Sqlite:Path", Path.Combine(Folder, $"{name}.db")),
            new("Gateway:Storage:Redis:Connection", redis.Address),
            new("Gateway:Storage:Redis:Timeout", "00:00:10"),
            new("Gateway:Storage:Firestore:Project", project),
            new("Gateway:Storage:Firestore:Timeout", "00:00:08"),
            new("Gateway:Storage:Keys:File", key ?? Key),
        ]);
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.Services.AddSingleton(clock ?? TimeProvider.System);
        builder.AddStorage();
        return builder.Build();
    }

    /// <summary>Works on a store as a gateway does; it is stopped afterwards.</summary>
    public async Task UseAsync(
        string profile, string name, Func<IServiceProvider, Task> work, TimeProvider? clock = null)
    {
        using var host = await BuildAsync(profile, name, clock: clock);
        await host.StartAsync(Cancel);
        await work(host.Services);
        await host.StopAsync(Cancel);
    }

    public async Task<CopyOutcome> CopyAsync(
        (string Profile, string Name) from, (string Profile, string Name) to, Action<KindCopied>? tell = null)
    {
        using var source = await BuildAsync(from.Profile, from.Name);
        using var target = await BuildAsync(to.Profile, to.Name);
        return await CopyOfStore.RunAsync(source.Services, target.Services, new(Note(), tell ?? (_ => { })), Cancel);
    }

    public static AuditEvent Note() => new()
    {
        Time = TimeProvider.System.GetUtcNow(),
        RequestId = "copy",
        Action = "store.copied",
        Outcome = AuditOutcome.Success,
    };

    /// <summary>Everything durable, as it lies in the store: every kind but probes, without versions.</summary>
    public async Task<IReadOnlyList<string>> ReadAsync(string profile, string name)
    {
        using var host = await BuildAsync(profile, name);
        await host.Services.GetRequiredService<StorageBackend>().OpenAsync(Cancel);
        var parts = new StoreParts(host.Services);
        var records = await Storage.Tiering.RecordPlaces.OfTheGateway.Kinds
            .Except(Storage.Tiering.RecordPlaces.OfTheGateway.ShortLived).Order().ToAsyncEnumerable()
            .SelectMany(kind => parts.Durable(BeforeExpiry.Clock).ReadAllAsync(kind, Cancel))
            .Select(record => $"{record.Kind}/{record.Id} {record.ExpiresAt:O} {string.Join(',', record.Indexes)} "
                + Convert.ToHexString(record.Content.Span))
            .ToListAsync(Cancel);
        var links = await parts.Events.ReadLinksAsync(new(), Cancel).SelectMany(batch => batch).ToListAsync(Cancel);
        return
        [
            .. records,
            .. links.Where(found => found.Event.Action != "store.copied")
                .Select(found => $"{found.Event} {found.Chain} {found.Position} {Convert.ToHexString(found.Hash)}"),
        ];
    }
}
