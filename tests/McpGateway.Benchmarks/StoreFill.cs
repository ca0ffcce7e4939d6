using McpGateway.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace McpGateway.Benchmarks;

/// <summary>Fills a store with connections by its own interface, beside the gateway that uses it: each the content of the
/// one that is there, under an id, a user and a client of its own. With Redis, what is added has its copy there.</summary>
internal static class StoreFill
{
    private const string Kind = "connection";
    private const int AtOnce = 2048;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <param name="settings">The gateway's, of its store.</param>
    /// <param name="count">How many connections there are to be.</param>
    public static async Task RunAsync(string[] settings, int count)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings
        {
            Args = settings,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Logging.ClearProviders();
        builder.AddStorage();
        using var host = builder.Build();
        await host.StartAsync();
        var records = host.Services.GetRequiredService<IRecordStore>();
        var model = (await records.ListAsync(Kind, null, null, 1, CancellationToken.None))[0];
        await Parallel.ForEachAsync(
            Enumerable.Range(1, count - 1), new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (number, _) => await AddAsync(records, Copy(model, number)));
        await host.StopAsync();
    }

    /// <summary>Until it is there: a machine that fills a store may be late with an answer.</summary>
    private static async Task AddAsync(IRecordStore records, StoredRecord record)
    {
        while (true)
        {
            try
            {
                await records.TryAddAsync(record, CancellationToken.None);
                return;
            }
            catch (StoreUnavailableException)
            {
                await Task.Delay(Pause);
            }
        }
    }

    private static StoredRecord Copy(StoredRecord model, int number) => model with
    {
        Id = IdOf(number),
        Indexes = [$"user:usr_{number}", "organizer:org_alpine", $"client:{number % 1000}"],
    };

    /// <summary>Spread as random ids are.</summary>
    private static string IdOf(int number) => Convert.ToHexStringLower(
        System.Security.Cryptography.SHA256.HashData(BitConverter.GetBytes(number)).AsSpan(0, 11));
}
