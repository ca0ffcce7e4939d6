using McpGateway.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace McpGateway.Benchmarks;

/// <summary>Fills a store with connections by its own interface, beside the gateway that uses it: each the content of the
/// one that is there, under an id, a user and a client of its own.</summary>
internal static class StoreFill
{
    private const string Kind = "connection";
    private const int AtOnce = 2048;
    private const int ReadersAtOnce = 64;

    /// <param name="settings">The gateway's, of its store.</param>
    /// <param name="count">How many connections there are to be.</param>
    /// <param name="isCached">Whether to read each once, so that its copy is in Redis.</param>
    public static async Task RunAsync(string[] settings, int count, bool isCached)
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
            async (number, cancellation) => await records.TryAddAsync(Copy(model, number), cancellation));
        if (isCached)
        {
            await Parallel.ForEachAsync(
                Enumerable.Range(1, count - 1), new ParallelOptions { MaxDegreeOfParallelism = ReadersAtOnce },
                async (number, cancellation) => await records.FindAsync(Kind, IdOf(number), cancellation));
        }

        await host.StopAsync();
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
