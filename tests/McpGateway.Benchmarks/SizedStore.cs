using System.Globalization;
using McpGateway.Storage.Tests.Redis;
using McpGateway.Tests.Harness;

namespace McpGateway.Benchmarks;

/// <summary>A gateway over a store of its own that holds so many connections, one of which calls.</summary>
internal sealed class SizedStore : IAsyncDisposable
{
    private const int ClientConnections = 8;
    private const int MostAttempts = 10;
    private const double MostWithCopy = 0.999;

    private readonly string folder = Directory.CreateTempSubdirectory("mcp-gateway-benchmark-").FullName;
    private readonly RedisServer redis = new();
    private ServerProcess? backOffice;
    private ServerProcess? gateway;

    private SizedStore(int size) => Size = size;

    public int Size { get; }

    public Load List { get; private set; } = null!;

    public Load Search { get; private set; } = null!;

    public ServerProcess Gateway => gateway!;

    /// <summary>Bytes of the files that hold the store.</summary>
    public long FileBytes => new DirectoryInfo(folder).EnumerateFiles().Sum(file => file.Length);

    public static async Task<SizedStore> StartAsync(int size, bool hasRedis)
    {
        var store = new SizedStore(size);
        await store.FillAsync(hasRedis);
        return store;
    }

    public async ValueTask DisposeAsync()
    {
        List?.Dispose();
        Search?.Dispose();
        await (gateway?.DisposeAsync() ?? default);
        await (backOffice?.DisposeAsync() ?? default);
        await redis.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task FillAsync(bool hasRedis)
    {
        var (backOfficePort, gatewayPort) = (Comparison.FreePort(), Comparison.FreePort());
        var (backOfficeUrl, url) = ($"http://localhost:{backOfficePort}", $"http://localhost:{gatewayPort}");
        var settings = Comparison.Settings(folder, url, backOfficeUrl);
        if (hasRedis)
        {
            await redis.StartAsync();
            settings =
            [
                .. settings, "--Gateway:Storage:Profile=Redis+Sqlite",
                $"--Gateway:Storage:Redis:Connection={redis.Address}", "--Gateway:Storage:Redis:Timeout=00:00:10",
            ];
        }

        backOffice = await ServerProcess.StartAsync(
            Server.BackOffice, backOfficePort, "benchmark-secret", $"{url}/sign-in/callback");
        gateway = await ServerProcess.StartAsync(Server.Gateway, gatewayPort, settings);
        using var visitor = new Visitor("olivia@alpine.example", "try-olivia");
        using var connector = new Connector(url);
        await ConnectAsync(connector, visitor);
        await StoreFill.RunAsync(settings, Size);
        if (hasRedis)
        {
            await RequireCopiesAsync();
        }

        List = new(gateway, ClientConnections, $"{url}/mcp", connector.AccessToken, Comparison.List);
        Search = new(gateway, ClientConnections, $"{url}/mcp", connector.AccessToken, Comparison.Search(20));
    }

    /// <summary>As often as it takes: the first calls of a process, beside a store that is being filled, may be too slow for
    /// its limits.</summary>
    private static async Task ConnectAsync(Connector connector, Visitor visitor)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await connector.RegisterAsync();
                await connector.ConnectAsync(visitor, "org_alpine", "bookings:read customers:read operations:read");
                return;
            }
            catch (Exception) when (attempt < MostAttempts)
            {
                await Task.Delay(TimeSpan.FromSeconds(2));
            }
        }
    }

    /// <summary>Without a copy of nearly each, what is measured would be the file and not Redis.</summary>
    private async Task RequireCopiesAsync()
    {
        var keys = await redis.CommandAsync("DBSIZE");
        if (int.Parse(keys[1..], CultureInfo.InvariantCulture) < Size * MostWithCopy)
        {
            throw new InvalidOperationException($"Redis holds {keys[1..]} keys for {Size} connections.");
        }
    }
}
