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

    private Fleet(IReadOnlyList<Func<string, IEnumerable<string>>> stores)
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
        backOffice.Use(async (context, next) =>
        {
            await BackOfficeAsked(context.Request.Path);
            await next();
        });
        BackOfficeUrl = $"http://localhost:{setup.Port}";
        Gateways = [.. stores.Select(of => new GatewayProcess([.. Settings(), .. of(Folder)]))];
        Proxy.Targets = [.. Gateways.Select(gateway => gateway.Url)];
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("mcp-gateway-fleet-").FullName;

    public string BackOfficeUrl { get; }

    /// <summary>Told of each request to the back office by path, before it is answered.</summary>
    public Func<string, Task> BackOfficeAsked { get; set; } = _ => Task.CompletedTask;

    public RoundRobin Proxy { get; }

    public IReadOnlyList<GatewayProcess> Gateways { get; }

    /// <summary>Requests to the proxy.</summary>
    public Wire Wire { get; }

    public string Url => Wire.Url;

    /// <summary>As many gateways, all with these settings for their stores, made from the fleet's folder.</summary>
    public static Task<Fleet> StartAsync(int count, Func<string, IEnumerable<string>> stores, Func<Fleet, Task>? prepare = null) =>
        StartAsync([.. Enumerable.Repeat(stores, count)], prepare);

    /// <summary>A gateway for each way to the stores; <paramref name="prepare"/> comes before their first start.</summary>
    public static async Task<Fleet> StartAsync(
        IReadOnlyList<Func<string, IEnumerable<string>>> stores, Func<Fleet, Task>? prepare = null)
    {
        var fleet = new Fleet(stores);
        try
        {
            await (prepare?.Invoke(fleet) ?? Task.CompletedTask);
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
        // A machine that is busy with all of it takes its time.
        "--Gateway:OAuth:RefreshReplayWindow=00:05:00", "--Gateway:OAuth:AuthorizationCodeLifetime=00:10:00",
        "--Gateway:OAuth:AccessTokenLifetime=01:00:00", "--Logging:LogLevel:Default=Error", .. AuditLog.Settings,
        .. Limits.SelectMany(limit => new[]
        {
            $"--Gateway:Limits:{limit}:PerSecond=1000000", $"--Gateway:Limits:{limit}:Burst=1000000",
        }),
    ];
}
