using System.Net;
using System.Net.Sockets;
using McpGateway.Tests.Sample;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;

namespace McpGateway.Tests.Harness;

/// <summary>A gateway over a sample back office in this process, with one clock that moves only when told to.</summary>
internal sealed class InProcessGateway : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("mcp-gateway-").FullName;
    private string[] settings;
    private WebApplication? gateway;
    private WebApplication? replica;

    private InProcessGateway(RunningBackOffice backOffice, ManualClock clock, string[] settings)
    {
        var url = $"http://127.0.0.1:{FreePort()}";
        BackOffice = backOffice;
        Clock = clock;
        Wire = new(url);
        backOffice.Setup.RedirectUris.Add($"{url}/sign-in/callback");
        backOffice.Setup.GatewayUrl = url;
        this.settings =
        [
            $"--urls={url}", $"--Gateway:PublicUrl={url}", $"--Gateway:SignIn:Authority={backOffice.Url}",
            $"--Gateway:SignIn:ClientId={RunningBackOffice.ClientId}",
            $"--Gateway:SignIn:ClientSecret={RunningBackOffice.ClientSecret}",
            $"--Gateway:BackOffice:Url={backOffice.Url}", $"--Gateway:Catalog:Path={Tools.SampleCatalog.Path}",
            $"--Gateway:Storage:Sqlite:Path={StorePath}",
            "--Logging:LogLevel:Default=None", .. settings,
        ];
    }

    public RunningBackOffice BackOffice { get; }

    public ManualClock Clock { get; }

    public Wire Wire { get; }

    public string Url => Wire.Url;

    /// <summary>The file of the SQLite store.</summary>
    public string StorePath => Path.Combine(folder, "gateway.db");

    public IServiceProvider Services => gateway!.Services;

    public static async Task<InProcessGateway> StartAsync(params string[] settings)
    {
        var clock = new ManualClock(new(2027, 1, 4, 9, 0, 0, TimeSpan.Zero));
        var backOffice = await RunningBackOffice.StartAsync(new()
        {
            ClientSecret = RunningBackOffice.ClientSecret,
            OperatorCredential = AuditLog.Secret,
            Time = clock,
        });
        var running = new InProcessGateway(backOffice, clock, settings);
        await running.StartGatewayAsync();
        return running;
    }

    /// <summary>Stops the gateway and starts another one over the same folder.</summary>
    /// <param name="meanwhile">What is done while none runs.</param>
    /// <param name="changes">Settings that are others from now on.</param>
    public async Task RestartAsync(Func<Task>? meanwhile = null, params string[] changes)
    {
        settings = [.. settings, .. changes];
        await StopGatewayAsync();
        await (meanwhile?.Invoke() ?? Task.CompletedTask);
        await StartGatewayAsync();
    }

    /// <summary>Another process of the same gateway, over the same store: under its own address, where it is asked with
    /// the public host as a load balancer would. Returns that address.</summary>
    public async Task<string> StartReplicaAsync()
    {
        var url = $"http://127.0.0.1:{FreePort()}";
        replica = McpGateway.Program.Build([.. settings, $"--urls={url}"], Clock);
        await replica.StartAsync(TestContext.Current.CancellationToken);
        return url;
    }

    /// <summary>From now on the store refuses every audit event, and nothing else.</summary>
    public void BreakAuditLog() => Break("audit_event", "true");

    /// <summary>From now on the store refuses to add such rows to a table, and nothing else.</summary>
    public void Break(string table, string condition) => Execute(
        $"CREATE TRIGGER broken BEFORE INSERT ON {table} WHEN {condition} BEGIN SELECT RAISE(ABORT, 'out of order'); END");

    /// <summary>What was broken works again.</summary>
    public void Mend() => Execute("DROP TRIGGER broken");

    private void Execute(string sql)
    {
        using var database = new SqliteConnection($"Data Source={StorePath};Pooling=False");
        database.Open();
        using var command = database.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public async ValueTask DisposeAsync()
    {
        if (replica is not null)
        {
            await replica.StopAsync(CancellationToken.None);
            await replica.DisposeAsync();
        }

        await StopGatewayAsync();
        await BackOffice.DisposeAsync();
        Wire.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private async Task StartGatewayAsync()
    {
        gateway = McpGateway.Program.Build(settings, Clock);
        await gateway.StartAsync(TestContext.Current.CancellationToken);
    }

    private async Task StopGatewayAsync()
    {
        if (gateway is not null)
        {
            await gateway.StopAsync(CancellationToken.None);
            await gateway.DisposeAsync();
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, port: 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
