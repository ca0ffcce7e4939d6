using McpGateway.Storage;
using McpGateway.Storage.Upkeep;
using McpGateway.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace McpGateway.Faults.Dumps;

/// <summary>A whole run on a profile, every byte of its stores, and what the keys make of them.</summary>
internal sealed class StoreDump(string[] settings) : IAsyncDisposable
{
    private const int PageSize = 500;

    private SampleProcess sample = null!;
    private WholeRun run = null!;
    private Connector kept = null!;
    private Visitor visitor = null!;

    /// <summary>Plays everything to its end, and leaves one more connection that lives.</summary>
    public async Task<SecretSearch> PlayAsync()
    {
        sample = await SampleProcess.StartAsync(settings);
        run = new(sample);
        await run.PlayAsync();
        (visitor, kept) = (Accounts.Olivia(), new(sample.GatewayUrl, "Second Assistant"));
        await kept.RegisterAsync();
        await kept.ConnectAsync(visitor, "org_alpine", "bookings:read");
        await kept.CallAsync("whoami", new { });
        await kept.RefreshAsync();
        await kept.CallAsync("whoami", new { });
        var search = run.Secrets();
        foreach (var (index, token) in kept.Tokens.Index())
        {
            search.AddHandle($"token {index} of the second connection", token);
        }

        return search;
    }

    /// <summary>What is found in the database file, its log and all else in the folder, but for what the sample hands to its
    /// operator there.</summary>
    public IEnumerable<string> SearchFiles(SecretSearch search) => search.FindInFolder(sample.DataDirectory)
        .Where(finding => !finding.EndsWith(" in operator.credential", StringComparison.Ordinal)
            && !finding.EndsWith(" in sign-in.secret", StringComparison.Ordinal));

    /// <summary>With the keys every record of every store opens; returns how many there were, by kind.</summary>
    public async Task<Dictionary<string, int>> OpenEverythingAsync()
    {
        using var counting = Build();
        var report = await StoreInspection.RunAsync(counting.Services, CancellationToken.None);
        Assert.All(report.Keys, key => Assert.True(key.IsHeld, key.Id));
        using var host = Build();
        await host.StartAsync();
        var opened = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var kind in report.Kinds.Where(kind => kind.Kind != "data-key"))
        {
            opened[kind.Kind] = await OpenAsync(host.Services.GetRequiredService<IRecordStore>(), kind.Kind);
            Assert.True(opened[kind.Kind] == kind.Records - kind.Expired, $"{kind}: {opened[kind.Kind]} opened");
        }

        await host.StopAsync();
        return opened;
    }

    public async ValueTask DisposeAsync()
    {
        visitor?.Dispose();
        kept?.Dispose();
        run?.Dispose();
        await (sample?.DisposeAsync() ?? default);
    }

    /// <summary>Reads by list and one by one: the latter goes through the copies in Redis. Opening throws where it fails.
    /// </summary>
    private static async Task<int> OpenAsync(IRecordStore records, string kind)
    {
        var count = 0;
        string? after = null;
        IReadOnlyList<StoredRecord> page;
        do
        {
            page = await records.ListAsync(kind, null, after, PageSize, CancellationToken.None);
            foreach (var record in page)
            {
                Assert.NotNull(await records.FindAsync(kind, record.Id, CancellationToken.None));
            }

            count += page.Count;
            after = page is [] ? null : page[^1].Id;
        }
        while (page.Count == PageSize);

        return count;
    }

    private IHost Build()
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings
        {
            Args = [$"--Gateway:Storage:Sqlite:Path={Path.Combine(sample.DataDirectory, "gateway.db")}", .. settings],
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Logging.ClearProviders();
        builder.AddStorage();
        return builder.Build();
    }
}
