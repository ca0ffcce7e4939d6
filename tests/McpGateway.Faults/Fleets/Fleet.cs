using McpGateway.Sample.BackOffice;
using McpGateway.Tests.Harness;
using Microsoft.AspNetCore.Builder;

namespace McpGateway.Faults.Fleets;

/// <summary>Gateways as processes over the same stores, a proxy in front of them, and a back office behind.</summary>
internal sealed class Fleet : IAsyncDisposable
{
    private const string Secret = "a-secret-for-tests";

    private static readonly string[] Limits =
    [
        "Connection", "User", "Organizer", "Client", "AuthorizeUser", "AuthorizeClient", "AuthorizeAddress",
        "RegistrationAddress", "Registration", "Management",
    ];

    private readonly WebApplication backOffice;

    private Fleet(int count, Func<string, IEnumerable<string>> stores)
    {
        var port = Ports.Free();
        Wire = new($"http://127.0.0.1:{port}");
        Proxy = new(port);
        var setup = new BackOfficeSetup
        {
            Port = Ports.Free(),
            ClientSecret = Secret,
            RedirectUris = [$"{Url}/sign-in/callback"],
            SignedOutUris = [],
        };
        backOffice = BackOfficeApplication.Build(setup);
        BackOfficeUrl = $"http://localhost:{setup.Port}";
        Gateways = [.. Enumerable.Range(0, count).Select(_ => new GatewayProcess([.. Settings(), .. stores(Folder)]))];
        Proxy.Targets = [.. Gateways.Select(gateway => gateway.Url)];
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("mcp-gateway-fleet-").FullName;

    public string BackOfficeUrl { get; }

    public RoundRobin Proxy { get; }

    public IReadOnlyList<GatewayProcess> Gateways { get; }

    /// <summary>Requests to the proxy.</summary>
    public Wire Wire { get; }

    public string Url => Wire.Url;

    /// <param name="count">How many gateways.</param>
    /// <param name="stores">From a folder of the fleet's own to the settings of its stores.</param>
    /// <param name="prepare">What is done to the gateways before their first start.</param>
    public static async Task<Fleet> StartAsync(
        int count, Func<string, IEnumerable<string>> stores, Action<Fleet>? prepare = null)
    {
        var fleet = new Fleet(count, stores);
        try
        {
            prepare?.Invoke(fleet);
            await Task.WhenAll(fleet.backOffice.StartAsync(), fleet.Proxy.StartAsync());
            await Task.WhenAll(fleet.Gateways.Select(gateway => gateway.StartAsync()));
            return fleet;
        }
        catch
        {
            await fleet.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var gateway in Gateways)
        {
            await gateway.DisposeAsync();
        }

        await Proxy.DisposeAsync();
        await backOffice.DisposeAsync();
        Wire.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private IEnumerable<string> Settings() =>
    [
        $"--Gateway:PublicUrl={Url}", $"--Gateway:SignIn:Authority={BackOfficeUrl}", "--Gateway:SignIn:ClientId=mcpgateway",
        $"--Gateway:SignIn:ClientSecret={Secret}", $"--Gateway:BackOffice:Url={BackOfficeUrl}",
        $"--Gateway:Catalog:Path={Path.Combine(AppContext.BaseDirectory, "Catalog")}",
        "--Logging:LogLevel:Default=Error", .. AuditLog.Settings,
        .. Limits.SelectMany(limit => new[]
        {
            $"--Gateway:Limits:{limit}:PerSecond=1000000", $"--Gateway:Limits:{limit}:Burst=1000000",
        }),
    ];
}
